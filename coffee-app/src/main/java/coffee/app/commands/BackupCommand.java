package coffee.app.commands;

import coffee.app.backup.BackupDirectory;
import coffee.app.backup.BackupManifest;
import coffee.app.backup.TakeBackup;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.OperatorException;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code backup}: writes a backup of all data to a file. */
public final class BackupCommand extends CoffeeCommand {

  private static final String TO = "to";
  private static final String KEEP = "keep";

  private final Clock clock = Clock.systemUTC();

  /** Creates the command with output streams. */
  public BackupCommand(StandardStreams streams) {
    super("backup", "Writes a backup of all data to a file", streams);
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser
        .addArgument("--to")
        .dest(TO)
        .help("directory, or file name ending with .zip; default: BACKUP_DIR");
    parser
        .addArgument("--keep")
        .dest(KEEP)
        .type(Integer.class)
        .help("number of backups to keep in the directory; default: BACKUP_KEEP");
  }

  @Override
  void check(Namespace arguments) {
    Optional.ofNullable(arguments.getInt(KEEP)).ifPresent(BackupCommand::requireSome);
  }

  private static void requireSome(int kept) {
    if (kept < 1) {
      throw new OperatorException("--keep must be 1 or more");
    }
  }

  @Override
  void execute(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace arguments,
      CoffeeConfiguration configuration)
      throws Exception {
    int kept =
        Optional.ofNullable(arguments.getInt(KEEP))
            .orElse(configuration.maintenance().backupsKept());
    requireSome(kept);
    Path target = target(arguments, configuration);
    try {
      if (target.getFileName().toString().endsWith(".zip")) {
        write(configuration, target, clock.instant());
      } else {
        BackupDirectory backups = new BackupDirectory(Files.createDirectories(target));
        Instant now = clock.instant();
        write(configuration, backups.fileFor(now), now);
        backups.prune(kept, now).forEach(old -> out().println("deleted " + old));
      }
    } catch (FileAlreadyExistsException taken) {
      throw new OperatorException(taken.getMessage() + " already exists", taken);
    } catch (IOException failure) {
      throw new OperatorException("the backup failed: " + failure.getMessage(), failure);
    }
  }

  private static Path target(Namespace arguments, CoffeeConfiguration configuration) {
    return Optional.ofNullable(arguments.getString(TO))
        .map(Path::of)
        .or(configuration.maintenance()::backupDirectory)
        .orElseThrow(
            () -> new OperatorException("no destination: set BACKUP_DIR or use --to DIRECTORY"))
        .toAbsolutePath();
  }

  private void write(CoffeeConfiguration configuration, Path file, Instant now) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    TerminalProgress progress = new TerminalProgress(streams());
    long begun = System.nanoTime();
    try (CommandDatabase database = new CommandDatabase(configuration)) {
      BackupManifest manifest = new TakeBackup(database.jdbi(), progress).to(file, now);
      progress.end();
      out()
          .printf(
              Locale.ROOT,
              "%s: %,d rows of %d tables, %s, in %d s%n",
              file,
              manifest.rows(),
              manifest.tables().size(),
              ByteSizeFormat.format(Files.size(file)),
              Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }
  }
}
