package coffee.quickstart;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.storage.Stores;
import coffee.domain.Page;
import coffee.domain.Ticker;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.imports.ImportObserver;
import coffee.domain.imports.ImportProgress;
import coffee.domain.imports.ImportRun;
import coffee.domain.imports.Place;
import coffee.domain.imports.RefusedRow;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.ManagedDataSource;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Adds demo data for the owner, if they have no records. */
final class Demonstration {

  /** The label of the import. */
  private static final Place NOWHERE = Place.row(1);

  private final CoffeeConfiguration configuration;
  private final PrintStream err;

  /**
   * The demonstration.
   *
   * @param err where it tells what it does
   */
  Demonstration(CoffeeConfiguration configuration, PrintStream err) {
    this.configuration = configuration;
    this.err = err;
  }

  void loadIfEmpty() throws Exception {
    ManagedDataSource connections =
        configuration.database().forCommands().build(new MetricRegistry(), "demonstration");
    try {
      load(Stores.over(Jdbi.create(connections)));
    } finally {
      connections.stop();
    }
  }

  private void load(Stores stores) {
    IntakeLog intakes = stores.intakes();
    ReadingLog readings = stores.readings();
    Person owner = stores.people().ensure(People.OWNER, configuration.owner().zone());
    boolean isEmpty =
        intakes.page(owner.id(), IntakeFilter.ALL, Page.first(1)).isEmpty()
            && readings.latest(owner.id()).isEmpty();
    if (isEmpty) {
      err.println("Making the demonstration person: eight weeks of coffees and heart rates");
      DemonstrationPerson person = DemonstrationPerson.upTo(Instant.now(), owner.timeZone());
      ImportRun rows =
          stores
              .importRuns(Ticker.SYSTEM, ImportObserver.NONE)
              .of(owner.id(), Demonstration::requireAgreement);
      person.cups().forEach(cup -> rows.drink(NOWHERE, cup));
      person.readings().forEach(reading -> rows.reading(NOWHERE, reading));
      rows.finish();
    } else {
      err.println("There is data already, to which nothing is added for the demonstration");
    }
  }

  private static void requireAgreement(ImportProgress progress, List<RefusedRow> refused) {
    if (!refused.isEmpty()) {
      throw new IllegalStateException("the demo data is inconsistent");
    }
  }
}
