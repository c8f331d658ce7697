package coffee.app.commands;

import coffee.app.backup.BackupArchive;
import coffee.app.backup.DamagedBackupException;
import coffee.app.configuration.OperatorException;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** A command on a backup: {@code COMMAND [config.yml] BACKUP}. */
abstract class ArchiveCommand extends CoffeeCommand {

  private static final String WORDS = "words";

  ArchiveCommand(String name, String description, StandardStreams streams) {
    super(name, description, streams);
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument(WORDS)
        .nargs("+")
        .metavar("BACKUP")
        .help("config.yml (optional) and the backup file");
  }

  @Override
  final void check(Namespace arguments) {
    if (arguments.getList(WORDS).size() > 2) {
      throw new OperatorException("only one backup can be given");
    }
    Path file = file(arguments);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new OperatorException("%s does not exist or is not readable".formatted(file));
    }
  }

  private static Path file(Namespace arguments) {
    List<String> words = arguments.getList(WORDS);
    return Path.of(words.get(words.size() - 1));
  }

  @Override
  public final void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    check(arguments);
    Map<String, Object> completed = new HashMap<>(arguments.getAttrs());
    List<String> words = arguments.getList(WORDS);
    if (words.size() == 2) {
      completed.put("file", words.get(0));
    }
    super.run(bootstrap, new Namespace(completed));
  }

  /** Opens and verifies the backup. */
  final BackupArchive open(Namespace arguments, TerminalProgress progress) throws IOException {
    Path file = file(arguments);
    try {
      return BackupArchive.open(file, progress);
    } catch (DamagedBackupException damage) {
      progress.end();
      damage.problems().forEach(out()::println);
      throw new OperatorException(
          "%s is damaged (%d problems): use another".formatted(file, damage.problems().size()),
          damage);
    }
  }
}
