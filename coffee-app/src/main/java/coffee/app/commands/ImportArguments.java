package coffee.app.commands;

import coffee.app.configuration.OperatorException;
import coffee.domain.DomainException;
import coffee.domain.imports.Subject;
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
 * The arguments of {@code import}.
 *
 * @param configuration the configuration file, if the first file is one
 * @param files files to import
 * @param person name of the person
 * @param zone time zone of local times in the files; the person's if empty
 * @param subject whose rows are read of files of several people
 */
record ImportArguments(
    Optional<String> configuration,
    List<Path> files,
    String person,
    Optional<ZoneId> zone,
    Optional<Subject> subject) {

  private static final String FILES = "files";
  private static final String PERSON = "person";
  private static final String ZONE = "time_zone";
  private static final String SUBJECT = "subject";

  static void declare(Subparser parser) {
    parser
        .addArgument("--person")
        .dest(PERSON)
        .setDefault(People.OWNER)
        .help("name of the person; created if missing");
    parser
        .addArgument("--time-zone")
        .dest(ZONE)
        .help("time zone of local times in the files; default: the person's");
    parser
        .addArgument("--subject")
        .dest(SUBJECT)
        .metavar("ID")
        .help("whose rows are read of files of several people, by their Id in the file");
    parser
        .addArgument(FILES)
        .nargs("+")
        .metavar("FILE")
        .action(Arguments.store())
        .help("config.yml (optional) and the files to import, also gzipped");
  }

  static ImportArguments of(Namespace arguments) {
    List<String> names = arguments.getList(FILES);
    boolean isConfigured = names.get(0).matches("(?i).*\\.ya?ml");
    List<Path> files = names.stream().skip(isConfigured ? 1 : 0).map(Path::of).toList();
    if (files.isEmpty()) {
      throw new OperatorException("import requires a file after the configuration");
    }
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new OperatorException("%s does not exist or is not readable".formatted(file));
      }
    }
    return new ImportArguments(
        isConfigured ? Optional.of(names.get(0)) : Optional.empty(),
        files,
        arguments.getString(PERSON),
        Optional.ofNullable(arguments.getString(ZONE)).map(ImportArguments::zone),
        Optional.ofNullable(arguments.getString(SUBJECT)).map(ImportArguments::subject));
  }

  private static Subject subject(String id) {
    try {
      return new Subject(id);
    } catch (DomainException refusal) {
      throw new OperatorException("--subject %s: %s".formatted(id, refusal.getMessage()), refusal);
    }
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException failure) {
      throw new OperatorException(
          "--time-zone %s is not a time zone: use a name such as Europe/Berlin".formatted(name),
          failure);
    }
  }
}
