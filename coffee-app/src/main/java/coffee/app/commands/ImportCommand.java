package coffee.app.commands;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.imports.ImportLocalFiles;
import coffee.app.imports.ImportReport;
import coffee.app.schema.SchemaCheck;
import coffee.app.storage.Recorders;
import coffee.app.storage.Stores;
import coffee.app.terminal.VisibleWriter;
import coffee.devices.ReaderSettings;
import coffee.domain.Ticker;
import coffee.domain.TimestampRules;
import coffee.domain.imports.FileSettings;
import coffee.domain.imports.rows.ImportObserver;
import coffee.domain.person.Person;
import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jdbi.v3.core.Jdbi;

/** {@code import}: imports files for a person; importing a file twice changes nothing. */
public final class ImportCommand extends CoffeeCommand {

  /** Creates the command with output streams. */
  public ImportCommand(StandardStreams streams) {
    super("import", "Imports coffees and heart rates from files", streams);
  }

  @Override
  public void configure(Subparser parser) {
    ImportArguments.declare(parser);
  }

  @Override
  void check(Namespace arguments) {
    ImportArguments.of(arguments);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    Map<String, Object> completed = new HashMap<>(arguments.getAttrs());
    ImportArguments.of(arguments).configuration().ifPresent(file -> completed.put("file", file));
    super.run(bootstrap, new Namespace(completed));
  }

  @Override
  void execute(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace arguments,
      CoffeeConfiguration configuration)
      throws Exception {
    try (CommandDatabase database = new CommandDatabase(configuration)) {
      Jdbi jdbi = database.jdbi();
      new SchemaCheck(jdbi).run();
      read(ImportArguments.of(arguments), configuration, Stores.over(jdbi));
    }
  }

  private void read(ImportArguments arguments, CoffeeConfiguration configuration, Stores stores) {
    ZoneId firstZone = arguments.zone().orElseGet(configuration.owner()::zone);
    Person person = stores.people().ensure(arguments.person(), firstZone);
    ReaderSettings settings =
        new ReaderSettings(
            new FileSettings(arguments.zone().orElse(person.timeZone()), arguments.subject()),
            configuration.rules().intakes(),
            configuration.rules().readings(),
            new TimestampRules(Clock.systemUTC()));
    Recorders recorders = stores.recorders(configuration.rules(), Clock.systemUTC());
    new ImportLocalFiles(stores.importRuns(recorders, Ticker.SYSTEM, ImportObserver.NONE), report())
        .read(arguments.files(), person.id(), settings);
  }

  private ImportReport report() {
    return new ImportReport(
        new VisibleWriter(out()), new VisibleWriter(streams().err()), streams().isInteractive());
  }
}
