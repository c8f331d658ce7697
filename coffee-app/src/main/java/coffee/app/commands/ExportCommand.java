package coffee.app.commands;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.OperatorException;
import coffee.app.exports.ExportFile;
import coffee.app.schema.SchemaCheck;
import coffee.app.storage.Stores;
import coffee.domain.changes.ReadChanges;
import coffee.domain.exports.ExportData;
import coffee.domain.exports.ExportSelection;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.rest.exports.ExportFormat;
import coffee.rest.exports.ExportOrigin;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jdbi.v3.core.Jdbi;

/** {@code export}: writes all data of a person to a file or to standard output. */
public final class ExportCommand extends CoffeeCommand {

  private static final String PERSON = "person";
  private static final String FORMAT = "format";
  private static final String OUTPUT = "output";

  /** Creates the command with output streams. */
  public ExportCommand(StandardStreams streams) {
    super("export", "Exports all data of a person to a file", streams);
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser.addArgument("--person").dest(PERSON).setDefault(People.OWNER).help("name of the person");
    parser
        .addArgument("--format")
        .dest(FORMAT)
        .choices(ExportFormat.byWord().keySet())
        .setDefault(ExportFormat.NDJSON.word())
        .help("file format");
    parser
        .addArgument("--output")
        .dest(OUTPUT)
        .metavar("FILE")
        .help("output file; default: standard output");
  }

  @Override
  void execute(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace arguments,
      CoffeeConfiguration configuration)
      throws Exception {
    try (CommandDatabase database = new CommandDatabase(configuration)) {
      Jdbi jdbi = database.jdbi();
      String store = new SchemaCheck(jdbi).run();
      write(arguments, Stores.over(jdbi), store);
    }
  }

  private void write(Namespace arguments, Stores stores, String store) throws IOException {
    Person person = person(stores.people(), arguments.getString(PERSON));
    ExportFormat format =
        ExportFormat.valueOf(arguments.getString(FORMAT).toUpperCase(Locale.ROOT));
    ExportSelection all = ExportSelection.ALL;
    ExportData exportData = stores.exportData(Clock.systemUTC());
    ReadChanges changes = new ReadChanges(stores.changes(), store);
    ExportFile.Content content =
        out -> {
          ExportOrigin origin = new ExportOrigin(store, changes.end(person.id()).encode());
          exportData.write(person, all, format.sink(out, all, origin));
        };
    Optional<Path> file = Optional.ofNullable(arguments.getString(OUTPUT)).map(Path::of);
    if (file.isPresent()) {
      new ExportFile(file.get()).write(content);
    } else {
      content.writeTo(out());
      out().flush();
    }
  }

  private static Person person(People people, String name) {
    return people
        .findByName(name)
        .orElseThrow(() -> new OperatorException("there is no person named " + name));
  }
}
