package coffee.app.commands;

import coffee.app.backup.Archive;
import coffee.app.backup.Manifest;
import coffee.app.backup.Restore;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.StartupRefusal;
import coffee.app.schema.Changelog;
import coffee.app.schema.Migration;
import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jdbi.v3.core.Jdbi;

/** {@code restore}: puts everything that a backup holds into a database. */
public final class RestoreCommand extends ArchiveCommand {

  private static final String REPLACE = "replace";
  private static final String REVOKE_KEYS = "revoke_keys";

  private final Clock clock = Clock.systemUTC();

  /** A command that tells what it did on these streams. */
  public RestoreCommand(StandardStreams streams) {
    super("restore", "Puts everything that a backup holds into a database", streams);
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser
        .addArgument("--replace")
        .dest(REPLACE)
        .action(Arguments.storeTrue())
        .help("give up what the database holds; what was revoked or erased in it stays so");
    parser
        .addArgument("--revoke-keys")
        .dest(REVOKE_KEYS)
        .action(Arguments.storeTrue())
        .help("let no key of the backup open anything; API_KEY does as ever");
  }

  @Override
  void execute(
      Bootstrap<CoffeeConfiguration> bootstrap, Namespace typed, CoffeeConfiguration configuration)
      throws Exception {
    RowProgress progress = new RowProgress(streams());
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
      Restore.Outcome outcome =
          restore.from(archive, typed.getBoolean(REVOKE_KEYS), clock.instant());
      Migration.run(configuration.database().forCommands());
      progress.end();
      new RestoreReport(manifest, outcome).lines().forEach(out()::println);
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
}
