package coffee.app.commands;

import coffee.app.backup.BackupArchive;
import coffee.app.backup.BackupManifest;
import coffee.app.backup.RestoreBackup;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.OperatorException;
import coffee.app.schema.Changelog;
import coffee.app.schema.Migration;
import coffee.app.schema.PreReleaseSchema;
import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jdbi.v3.core.Jdbi;

/** {@code restore}: restores a backup into a database. */
public final class RestoreCommand extends ArchiveCommand {

  private static final String REPLACE = "replace";
  private static final String REVOKE_KEYS = "revoke_keys";

  private final Clock clock = Clock.systemUTC();

  /** Creates the command with output streams. */
  public RestoreCommand(StandardStreams streams) {
    super("restore", "Restores a backup into a database", streams);
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser
        .addArgument("--replace")
        .dest(REPLACE)
        .action(Arguments.storeTrue())
        .help("replace existing data; its revocations and erasures are repeated");
    parser
        .addArgument("--revoke-keys")
        .dest(REVOKE_KEYS)
        .action(Arguments.storeTrue())
        .help("revoke all keys of the backup; API_KEY stays valid");
  }

  @Override
  void execute(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace arguments,
      CoffeeConfiguration configuration)
      throws Exception {
    TerminalProgress progress = new TerminalProgress(streams());
    try (BackupArchive archive = open(arguments, progress);
        CommandDatabase database = new CommandDatabase(configuration)) {
      Jdbi jdbi = database.jdbi();
      RestoreBackup restore = new RestoreBackup(jdbi, arguments.getBoolean(REPLACE), progress);
      BackupManifest manifest = archive.manifest();
      requireKnown(manifest);
      PreReleaseSchema.requireNone(jdbi);
      if (restore.isWithoutData()) {
        Migration.run(
            configuration.database().forCommands(),
            restore.appliedSteps().size(),
            manifest.schema().size());
      }
      RestoreBackup.Outcome outcome =
          restore.run(archive, arguments.getBoolean(REVOKE_KEYS), clock.instant());
      Migration.run(configuration.database().forCommands());
      progress.end();
      archive.unreadableRows().sentences().forEach(out()::println);
      new RestoreReport(manifest, outcome).lines().forEach(out()::println);
    }
  }

  private static void requireKnown(BackupManifest manifest) throws Exception {
    PreReleaseSchema.requireNone(
        manifest.schema(),
        "the backup was written by a version (%s) before the first release"
            .formatted(manifest.version()));
    List<String> known = Changelog.steps();
    List<String> steps = manifest.schema();
    if (steps.size() > known.size() || !known.subList(0, steps.size()).equals(steps)) {
      throw new OperatorException(
          "the backup was written by version %s with an unknown schema: restore it with"
                  .formatted(manifest.version())
              + " that version");
    }
  }
}
