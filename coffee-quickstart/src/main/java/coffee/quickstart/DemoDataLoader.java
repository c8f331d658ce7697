package coffee.quickstart;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.storage.Recorders;
import coffee.app.storage.Stores;
import coffee.domain.NewEntryObserver;
import coffee.domain.Page;
import coffee.domain.Ticker;
import coffee.domain.TimestampRules;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.heartrate.RecordReadings;
import coffee.domain.imports.rows.ImportObserver;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.ImportRun;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.steps.RecordSteps;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.ManagedDataSource;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Adds demo data for the owner, if they have no records. */
final class DemoDataLoader {

  /** Position of generated entries, which come from no file. */
  private static final SourcePosition NOWHERE = SourcePosition.row(1);

  private final CoffeeConfiguration configuration;
  private final PrintStream err;

  /**
   * Creates the loader.
   *
   * @param err where progress is written
   */
  DemoDataLoader(CoffeeConfiguration configuration, PrintStream err) {
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
      err.println("Creating the demo person: eight weeks of coffees and heart rates");
      DemoPerson person = DemoPerson.upTo(Instant.now(), owner.timeZone());
      ImportRun rows =
          stores
              .importRuns(recorders(stores), Ticker.SYSTEM, ImportObserver.NONE)
              .start(owner.id(), DemoDataLoader::requireNoRefusals);
      person.cups().forEach(cup -> rows.intake(NOWHERE, cup));
      person.readings().forEach(reading -> rows.reading(NOWHERE, reading));
      rows.finish();
    } else {
      err.println("Data exists; no demo data was added.");
    }
  }

  /** By the default rules, so that other limits of the instance do not prevent the demo. */
  private static Recorders recorders(Stores stores) {
    TimestampRules timestamps = new TimestampRules(Clock.systemUTC());
    return new Recorders(
        new RecordIntakes(
            stores.intakes(), IntakeRules.DEFAULT, timestamps, NewEntryObserver.none()),
        new RecordReadings(
            stores.readings(), ReadingRules.DEFAULT, timestamps, NewEntryObserver.none()),
        new RecordSteps(stores.steps(), timestamps));
  }

  private static void requireNoRefusals(ImportProgress progress, List<RefusedRow> refused) {
    if (!refused.isEmpty()) {
      throw new IllegalStateException("the demo data is inconsistent");
    }
  }
}
