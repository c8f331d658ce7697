package coffee.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL in the sources of this module, so that no statement escapes the tests of plans. */
final class SourceStatements {

  private static final Path SOURCES = Path.of("src", "main", "java");

  /** What only commands and regular maintenance run. */
  private static final Set<String> OF_NO_REQUEST =
      Set.of(
          "BulkLoad.java",
          "CopySession.java",
          "JdbiChangeRetention.java",
          "JdbiReadingRetention.java",
          "JdbiStorageStatistics.java",
          "RestoredKeys.java",
          "RetentionBoundary.java",
          "RevocationReplay.java",
          "RevocationReplayResult.java",
          "RoundTrips.java", // once
          "SequenceState.java",
          "Snapshot.java",
          "StoredReadingCount.java",
          "StoredTable.java",
          "TableCatalog.java",
          "WorkLease.java");

  private static final Pattern TEXT =
      Pattern.compile("\"\"\"\\R(.*?)\"\"\"|\"((?:[^\"\\\\\\r\\n]|\\\\.)*)\"", Pattern.DOTALL);
  private static final Pattern STATEMENT =
      Pattern.compile("^(SELECT|INSERT|UPDATE|DELETE|WITH)\\s.*", Pattern.DOTALL);
  private static final Pattern OPEN_PLACE = Pattern.compile("%(\\d\\$)?[sd]");
  private static final Pattern VALUE = Pattern.compile("(?<!:):[a-zA-Z]\\w*");

  private SourceStatements() {}

  /**
   * A statement in the sources.
   *
   * @param file where it is
   * @param text its text, with a question mark for each value
   */
  record Statement(String file, String text) {

    /** Whether a statement that ran is this one, whatever was put in its open places. */
    boolean isIn(String run) {
      String pattern =
          Stream.of(OPEN_PLACE.split(text, -1))
              .map(piece -> Pattern.quote(piece.strip()))
              .collect(Collectors.joining(".*"));
      return Pattern.compile(pattern + ".*", Pattern.DOTALL).matcher(normal(run)).matches();
    }
  }

  static List<Statement> ofSources() throws IOException {
    return in(SourceStatements::isOfRequests);
  }

  /** Those of commands and regular maintenance as well. */
  static List<Statement> ofAllSources() throws IOException {
    return in(file -> file.getFileName().toString().endsWith(".java"));
  }

  private static List<Statement> in(Predicate<Path> isIncluded) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Statement> statements = new ArrayList<>();
      for (Path file : files.filter(isIncluded).sorted().toList()) {
        statements.addAll(of(file));
      }
      return statements;
    }
  }

  private static boolean isOfRequests(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".java") && !OF_NO_REQUEST.contains(name);
  }

  private static List<Statement> of(Path file) throws IOException {
    Matcher texts = TEXT.matcher(Files.readString(file));
    return texts
        .results()
        .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
        .map(String::strip)
        .filter(text -> STATEMENT.matcher(text).matches())
        .map(text -> new Statement(file.getFileName().toString(), normal(text)))
        .toList();
  }

  private static String normal(String sql) {
    return VALUE.matcher(sql).replaceAll("?").replaceAll("\\s+", " ").strip();
  }
}
