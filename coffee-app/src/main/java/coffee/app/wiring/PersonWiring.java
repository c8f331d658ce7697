package coffee.app.wiring;

import coffee.domain.changes.ReadChanges;
import coffee.domain.exports.ExportData;
import coffee.domain.person.EraseData;
import coffee.domain.person.People;
import coffee.domain.person.PersonId;
import coffee.rest.exports.ExportResource;
import coffee.rest.person.EraseDataResource;
import coffee.rest.person.ProfileResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.function.Consumer;

/** Wires what belongs to a person as a whole: the profile, the erasure and exports. */
public record PersonWiring(JerseyEnvironment jersey, RequestHandling http, Clock clock) {

  /**
   * Registers the profile, and the erasure of a person's data.
   *
   * @param eraseOutsideDatabase erases data of a person outside of the database
   */
  public void profile(People people, Consumer<PersonId> eraseOutsideDatabase) {
    jersey.register(new ProfileResource(people, http.persons(), http.bodies(), http.responses()));
    jersey.register(
        new EraseDataResource(
            new EraseData(people, eraseOutsideDatabase, clock), http.persons(), http.bodies()));
  }

  /**
   * Registers the export.
   *
   * @param store unique identifier of the database
   */
  public void export(ExportData data, ReadChanges changes, String store) {
    jersey.register(new ExportResource(data, changes, http.persons(), store, clock));
  }
}
