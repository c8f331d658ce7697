package coffee.app.documents;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The environment variables in README match those of {@code config.yml}. */
class ConfigurationTableTest {

  private static final Path HOME = Path.of("..");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}");
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  /** Rewrites the table. */
  private static final String REWRITING = "make configuration-table";

  /** Read by {@code ./run} only. */
  private static final String OF_RUN = "DATA_DIR";

  private static final String START =
      "<!-- Generated from config.yml and the Dockerfile: %s -->\n".formatted(REWRITING);

  private static final String HEAD = "| variable | default | |\n|---|---|---|\n";

  private static final String ROW_OF_RUN =
      "| `DATA_DIR` | `./data` | Directory of all data of `./run`, including backups and imports;"
          + " only `./run` reads it |\n";

  private static final String END = "<!-- End of the generated table. -->";

  @Test
  void readmeTableMatchesConfiguration() throws IOException {
    Path readme = HOME.resolve("README.md");
    String text = Files.readString(readme);
    assertThat(text).containsOnlyOnce(START).containsOnlyOnce(END);
    String before = text.substring(0, text.indexOf(START));
    String after = text.substring(text.indexOf(END));
    String rows =
        ConfigurationVariable.all().stream().map(ConfigurationVariable::row).collect(joining());
    String written = before + START + "\n" + HEAD + rows + ROW_OF_RUN + "\n" + after;
    if (System.getProperty("readme.write") != null) {
      Files.writeString(readme, written);
    } else {
      assertThat(text).as("README is behind config.yml: " + REWRITING).isEqualTo(written);
    }
  }

  @Test
  void everyVariableHasDescription() throws IOException {
    assertThat(ConfigurationVariable.all())
        .allSatisfy(setting -> assertThat(setting.remark()).as(setting.name()).isNotEmpty());
  }

  @Test
  void tableListsEveryVariableWithDefault() throws IOException {
    Map<String, String> inTable = table();
    assertThat(inTable.remove(OF_RUN)).isEqualTo("./data");
    assertThat(inTable).isEqualTo(configured());
  }

  private static Map<String, String> configured() throws IOException {
    Map<String, String> variables = new TreeMap<>();
    VARIABLE
        .matcher(Files.readString(HOME.resolve("config.yml")))
        .results()
        .forEach(found -> variables.put(found.group(1), found.group(2)));
    variables.remove("NAME"); // which the explanation at its head takes as its example
    return variables;
  }

  /** Names and defaults of the rows; a row may have several, and a default may be in words. */
  private static Map<String, String> table() throws IOException {
    Map<String, String> variables = new TreeMap<>();
    Files.readString(HOME.resolve("README.md"))
        .lines()
        .dropWhile(line -> !line.startsWith("| variable | default |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|", -1))
        .forEach(cells -> variables.putAll(row(cells[1], cells[2])));
    return variables;
  }

  private static Map<String, String> row(String names, String defaults) {
    Map<String, String> row = new TreeMap<>();
    List<String> each = List.of(defaults.split(",", -1));
    List<String> variables =
        CODE.matcher(names).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(each).as(names).hasSameSizeAs(variables);
    for (int i = 0; i < variables.size(); i++) {
      row.put(
          variables.get(i),
          CODE.matcher(each.get(i)).results().map(found -> found.group(1)).findFirst().orElse(""));
    }
    return row;
  }
}
