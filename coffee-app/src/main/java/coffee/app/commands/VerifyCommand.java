package coffee.app.commands;

import coffee.app.backup.Archive;
import coffee.app.backup.Comparison;
import coffee.app.backup.Manifest;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.StartupRefusal;
import io.dropwizard.core.setup.Bootstrap;
import java.util.List;
import java.util.Locale;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code verify}: reads a backup to its end and says whether it can be relied upon. */
public final class VerifyCommand extends ArchiveCommand {

  private static final String AGAINST_DATABASE = "against_database";

  /** A command. */
  public VerifyCommand() {
    super("verify", "Checks every byte of a backup");
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser
        .addArgument("--against-database")
        .dest(AGAINST_DATABASE)
        .action(Arguments.storeTrue())
        .help("also compare it with what is stored now");
  }

  @Override
  protected void run(
      Bootstrap<CoffeeConfiguration> bootstrap, Namespace typed, CoffeeConfiguration configuration)
      throws Exception {
    RowProgress progress = new RowProgress();
    try (Archive archive = open(typed, progress)) {
      progress.end();
      Manifest manifest = archive.manifest();
      for (Manifest.Table table : manifest.tables()) {
        System.out.printf(
            Locale.ROOT, "%-20s %,12d rows  %s%n", table.name(), table.rows(), table.sha256());
      }
      System.out.printf(
          "The backup of %s, made by version %s, is whole.%n",
          manifest.createdAt(), manifest.version());
      if (typed.getBoolean(AGAINST_DATABASE)) {
        compare(configuration, manifest, progress);
      }
    }
  }

  private static void compare(
      CoffeeConfiguration configuration, Manifest manifest, RowProgress progress) throws Exception {
    try (CommandDatabase database = new CommandDatabase(configuration)) {
      List<String> differences = new Comparison(database.jdbi(), progress).differences(manifest);
      progress.end();
      differences.forEach(System.out::println);
      if (!differences.isEmpty()) {
        throw new StartupRefusal(
            "%d table(s) differ from the backup".formatted(differences.size()));
      }
      System.out.println("The database holds the same.");
    }
  }
}
