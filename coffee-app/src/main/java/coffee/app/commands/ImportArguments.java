package coffee.app.commands;

import coffee.app.configuration.StartupRefusal;
import coffee.domain.person.People;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * What is typed behind {@code import}.
 *
 * @param configuration the configuration file, if the first file is one
 * @param files what to read
 * @param person into whose logs
 * @param zone where the clock hung that the files were written by; the person's if empty
 */
record ImportArguments(
    Optional<String> configuration, List<Path> files, String person, Optional<ZoneId> zone) {

  private static final String FILES = "files";
  private static final String PERSON = "person";
  private static final String ZONE = "time_zone";

  static void declare(Subparser parser) {
    parser
        .addArgument("--person")
        .dest(PERSON)
        .setDefault(People.OWNER)
        .help("into whose logs; made if there is nobody of that name");
    parser
        .addArgument("--time-zone")
        .dest(ZONE)
        .help("zone of local times in the files; the person's if left out");
    parser
        .addArgument(FILES)
        .nargs("+")
        .metavar("FILE")
        .action(Arguments.store())
        .help("config.yml, if there is one, and the files to read, also packed with gzip");
  }

  static ImportArguments of(Namespace typed) {
    List<String> names = typed.getList(FILES);
    boolean isConfigured = names.get(0).matches("(?i).*\\.ya?ml");
    List<Path> files = names.stream().skip(isConfigured ? 1 : 0).map(Path::of).toList();
    if (files.isEmpty()) {
      throw new StartupRefusal("import needs a file to read, after the configuration");
    }
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new StartupRefusal("%s is not there, or not readable".formatted(file));
      }
    }
    return new ImportArguments(
        isConfigured ? Optional.of(names.get(0)) : Optional.empty(),
        files,
        typed.getString(PERSON),
        Optional.ofNullable(typed.getString(ZONE)).map(ImportArguments::zone));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new StartupRefusal(
          "--time-zone %s is not the name of a time zone: try one like Europe/Berlin"
              .formatted(name),
          e);
    }
  }
}
