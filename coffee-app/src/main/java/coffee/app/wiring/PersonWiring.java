package coffee.app.wiring;

import coffee.app.storage.Stores;
import coffee.domain.intake.IntakeRules;
import coffee.domain.overview.ReadCurrentStatus;
import coffee.domain.overview.ReadDaySummaries;
import coffee.domain.person.EraseData;
import coffee.domain.person.PersonId;
import coffee.rest.overview.DaysResource;
import coffee.rest.overview.NowResource;
import coffee.rest.person.EraseDataResource;
import coffee.rest.person.ProfileResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.function.Consumer;

/** Wires the person: profile, data and overviews. */
public record PersonWiring(Stores stores, IntakeRules rules, ResourceParts parts, Clock clock) {

  /**
   * Registers the resources.
   *
   * @param elsewhere erases data of a person outside of the stores
   */
  public void register(JerseyEnvironment jersey, Consumer<PersonId> elsewhere) {
    jersey.register(
        new ProfileResource(stores.people(), parts.persons(), parts.bodies(), parts.records()));
    jersey.register(
        new EraseDataResource(
            new EraseData(stores.people(), elsewhere, clock), parts.persons(), parts.bodies()));
    jersey.register(
        new NowResource(
            new ReadCurrentStatus(stores.intakes(), stores.readings(), rules, clock),
            parts.persons()));
    jersey.register(
        new DaysResource(
            new ReadDaySummaries(stores.intakes(), stores.history(), rules, clock),
            parts.persons(),
            clock));
  }
}
