package coffee.app.commands;

import coffee.app.CoffeeConfiguration;
import coffee.app.StartupRefusal;
import coffee.app.backup.Archive;
import coffee.app.backup.Comparison;
import coffee.app.backup.Manifest;
import coffee.app.backup.Restore;
import coffee.app.schema.Changelog;
import coffee.app.schema.Migration;
import io.dropwizard.core.setup.Bootstrap;
import java.util.List;
import java.util.Locale;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jdbi.v3.core.Jdbi;

/** {@code restore}: puts everything that a backup holds into a database. */
public final class RestoreCommand extends ArchiveCommand {

  private static final String REPLACE = "replace";

  /** A command. */
  public RestoreCommand() {
    super("restore", "Puts everything that a backup holds into a database");
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser
        .addArgument("--replace")
        .dest(REPLACE)
        .action(Arguments.storeTrue())
        .help("give up what the database holds");
  }

  @Override
  protected void run(
      Bootstrap<CoffeeConfiguration> bootstrap, Namespace typed, CoffeeConfiguration configuration)
      throws Exception {
    RowProgress progress = new RowProgress();
    try (Archive archive = open(typed, progress);
        CommandDatabase database = new CommandDatabase(configuration)) {
      Jdbi jdbi = database.jdbi();
      Restore restore = new Restore(jdbi, typed.getBoolean(REPLACE), progress);
      Manifest manifest = archive.manifest();
      requireKnown(manifest);
      if (restore.isWithoutData()) {
        Migration.run(
            configuration.database().forCommands(),
            restore.appliedSteps().size(),
            manifest.schema().size());
      }
      restore.from(archive);
      requireSame(new Comparison(jdbi, progress).differences(manifest));
      Migration.run(configuration.database().forCommands());
      progress.end();
      System.out.printf(
          Locale.ROOT,
          "Everything of %s is restored: %,d rows of %d tables.%n",
          manifest.createdAt(),
          manifest.rows(),
          manifest.tables().size());
    }
  }

  private static void requireKnown(Manifest manifest) throws Exception {
    List<String> known = Changelog.steps();
    List<String> steps = manifest.schema();
    if (steps.size() > known.size() || !known.subList(0, steps.size()).equals(steps)) {
      throw new StartupRefusal(
          "the backup was made by version %s, whose schema this version does not know: restore it with"
                  .formatted(manifest.version())
              + " that version");
    }
  }

  private static void requireSame(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "what was restored differs from the backup: " + String.join("; ", differences));
    }
  }
}
