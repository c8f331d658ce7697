package coffee.app.commands;

import coffee.app.backup.BackupArchive;
import coffee.app.backup.BackupComparison;
import coffee.app.backup.BackupManifest;
import coffee.app.backup.UnreadableRows;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.OperatorException;
import io.dropwizard.core.setup.Bootstrap;
import java.util.List;
import java.util.Locale;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code verify}: verifies the integrity of a backup. */
public final class VerifyCommand extends ArchiveCommand {

  private static final String AGAINST_DATABASE = "against_database";

  /** Creates the command with output streams. */
  public VerifyCommand(StandardStreams streams) {
    super("verify", "Verifies a backup", streams);
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser
        .addArgument("--against-database")
        .dest(AGAINST_DATABASE)
        .action(Arguments.storeTrue())
        .help("also compare it with the current database");
  }

  @Override
  boolean needsDatabase(Namespace arguments) {
    return arguments.getBoolean(AGAINST_DATABASE);
  }

  @Override
  void execute(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace arguments,
      CoffeeConfiguration configuration)
      throws Exception {
    TerminalProgress progress = new TerminalProgress(streams());
    try (BackupArchive archive = open(arguments, progress)) {
      progress.end();
      BackupManifest manifest = archive.manifest();
      for (BackupManifest.Table table : manifest.tables()) {
        out()
            .printf(
                Locale.ROOT, "%-20s %,12d rows  %s%n", table.name(), table.rows(), table.sha256());
      }
      requireReadable(archive);
      out()
          .printf(
              "The backup of %s, written by version %s, is intact.%n",
              manifest.createdAt(), manifest.version());
      if (arguments.getBoolean(AGAINST_DATABASE)) {
        compare(configuration, manifest, progress);
      }
    }
  }

  private void requireReadable(BackupArchive archive) {
    UnreadableRows unreadable = archive.unreadableRows();
    unreadable.sentences().forEach(out()::println);
    if (!unreadable.isEmpty()) {
      throw new OperatorException(
          "the backup is as it was written, but %s cannot be read: see RUNBOOK.md"
              .formatted(unreadable.summary()));
    }
  }

  private void compare(
      CoffeeConfiguration configuration, BackupManifest manifest, TerminalProgress progress)
      throws Exception {
    try (CommandDatabase database = new CommandDatabase(configuration)) {
      List<String> differences =
          new BackupComparison(database.jdbi(), progress).differences(manifest);
      progress.end();
      differences.forEach(out()::println);
      if (!differences.isEmpty()) {
        throw new OperatorException(
            "%d table(s) differ from the backup".formatted(differences.size()));
      }
      out().println("The database matches the backup.");
    }
  }
}
