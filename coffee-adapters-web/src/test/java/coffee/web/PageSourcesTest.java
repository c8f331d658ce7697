package coffee.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sources of the page promise, file by file. */
class PageSourcesTest {

  private static final Path SOURCES = Path.of("src", "main", "resources", "coffee", "web");

  private static final Path CATALOGUE =
      Path.of("..", "coffee-domain/src/main/resources/coffee/domain/intake/drinks.csv");

  private static final Pattern IMPORTS =
      Pattern.compile("(?:from|import)\\s*\\(?\\s*['`]\\./([^'`]+)['`]");

  private static final Pattern IMPORTS_AT_START = Pattern.compile("(?:from|import) ?'\\./([^']+)'");

  private static final Pattern WORD_KEYS = Pattern.compile("(?<![\\w.])(\\w+):");

  private static final Pattern TOLD = Pattern.compile("\\btell\\([`'](\\w+)");

  @Test
  void listsExactlyTheExistingFiles() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .filteredOn(name -> !name.equals("index.html") && !name.equals("files.txt"))
          .containsExactlyInAnyOrderElementsOf(PageFiles.packaged().names());
    }
  }

  @Test
  void importOnlyEachOther() {
    List<String> names = PageFiles.packaged().names();
    for (String name : scripts()) {
      assertThat(imports(name))
          .as(name)
          .allSatisfy(
              imported -> assertThat(names).contains(imported.replaceAll("\\$\\{\\w+}", "en")));
    }
  }

  /** In a cycle, a module could run before the functions exist that it imports. */
  @Test
  void importEachOtherInNoCycle() {
    Set<String> withoutCycle = new TreeSet<>();
    List<String> open = new ArrayList<>(scripts());
    assertThat(open.stream().flatMap(name -> importsAtStart(name).stream()))
        .hasSizeGreaterThan(open.size());
    while (open.removeIf(name -> withoutCycle.containsAll(importsAtStart(name)))) {
      scripts().stream().filter(name -> !open.contains(name)).forEach(withoutCycle::add);
    }
    assertThat(open).as("modules in a cycle, or that import such").isEmpty();
  }

  /** The policy would stop most of it in a browser; this says so before anybody opens one. */
  @Test
  void scriptsNeverInsertMarkup() {
    for (String name : scripts()) {
      assertThat(content(name))
          .as(name)
          .doesNotContain(
              "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser")
          .doesNotContain("eval(", "new Function")
          .doesNotContainPattern("https?://(?!www\\.w3\\.org/2000/svg)");
    }
  }

  @Test
  void haveTheSameWordsInEveryLanguage() {
    assertThat(keys("words.de.js")).isEqualTo(keys("words.en.js"));
    assertThat(keys("experiment-words.de.js")).isEqualTo(keys("experiment-words.en.js"));
  }

  /** Those of an experiment that are named by a constant; the others are made from codes. */
  @Test
  void haveTheWordsOfAnExperiment() {
    Set<String> words = keys("experiment-words.en.js");
    for (String name : scripts()) {
      assertThat(TOLD.matcher(content(name)).results().map(told -> told.group(1)))
          .as(name)
          .allSatisfy(word -> assertThat(words).contains(word));
    }
  }

  @Test
  void nameEveryDrinkAndServingInGerman() throws IOException {
    JsonNode german = new ObjectMapper().readTree(content("drinks.de.json"));
    List<List<String>> drinks =
        Files.readAllLines(CATALOGUE).stream()
            .skip(1)
            .map(row -> List.of(row.split(",", 5)))
            .toList();
    assertThat(german.path("drinks").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            drinks.stream().map(drink -> drink.get(1).toLowerCase(Locale.ROOT)).toList());
    assertThat(german.path("servings").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            drinks.stream().map(drink -> drink.get(3)).distinct().toList());
  }

  private static Set<String> keys(String words) {
    return WORD_KEYS
        .matcher(content(words).replaceAll("'(?:\\\\.|[^'])*'", "''"))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> scripts() {
    return PageFiles.packaged().names().stream().filter(name -> name.endsWith(".js")).toList();
  }

  private static List<String> imports(String name) {
    return IMPORTS.matcher(content(name)).results().map(match -> match.group(1)).toList();
  }

  private static List<String> importsAtStart(String name) {
    return IMPORTS_AT_START.matcher(content(name)).results().map(match -> match.group(1)).toList();
  }

  private static String content(String name) {
    return new String(PageFiles.packaged().asset(name).orElseThrow().content(), UTF_8);
  }
}
