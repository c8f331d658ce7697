package coffee.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What the page costs; the budget leaves room for the answers that the first view shows. */
class SizesTest {

  private static final int KILOBYTE = 1_024;

  /** 40 KB for the first view, of which its answers need about 6. */
  private static final int FIRST_VIEW = 33 * KILOBYTE;

  /** All screens in one language, decompressed; without those of an experiment. */
  private static final int SCRIPTS = 100 * KILOBYTE;

  /**
   * The screens of an experiment in one language, decompressed. They are a limit of their own
   * beside that of the page: who never plans an experiment loads but the offer of one.
   */
  private static final int EXPERIMENT = 40 * KILOBYTE;

  private static final PageFiles FILES = PageFiles.packaged();

  private static final Pattern STATIC_IMPORT = Pattern.compile("from ?'\\./([^']+)'");

  @Test
  void loadsFourFilesUntilTheNumberIsAskedFor() {
    String page = new String(FILES.page("en").content(), UTF_8);
    assertThat(Pattern.compile("(?:src|href)=\"/").matcher(page).results())
        .as("styles, words and the first script; with the page itself, four")
        .hasSize(3);
    assertThat(text("start.js")).doesNotContainPattern(STATIC_IMPORT);
    assertThat(imports("words.en.js")).isEmpty();
  }

  @Test
  void opensWithLittle() throws IOException {
    Set<String> scripts = new LinkedHashSet<>(List.of("start.js", "words.en.js", "sentences.js"));
    addWithImports("shell.js", scripts);
    addWithImports("screen-today.js", scripts);
    int bytes = compressed(FILES.page("en")) + compressed(asset("page.css"));
    for (String script : scripts) {
      bytes += compressed(asset(script));
    }
    assertThat(bytes).isLessThan(FIRST_VIEW);
  }

  @Test
  void staysSmallInEveryLanguage() {
    for (String language : PageFiles.LANGUAGES) {
      Predicate<String> isExperiment = name -> name.startsWith("experiment");
      assertThat(bytes(language, isExperiment.negate())).as(language).isLessThan(SCRIPTS);
      assertThat(bytes(language, isExperiment)).as(language).isLessThan(EXPERIMENT);
    }
  }

  /** Bytes of the scripts of some screens in one language. */
  private static int bytes(String language, Predicate<String> isWanted) {
    return FILES.names().stream()
        .filter(name -> name.endsWith(".js") && !name.equals("sw.js"))
        .filter(isWanted)
        .filter(name -> !name.contains("words.") || name.endsWith("words." + language + ".js"))
        .mapToInt(name -> asset(name).content().length)
        .sum();
  }

  @Test
  void loadsExperimentsOnDemand() {
    Set<String> scripts = new LinkedHashSet<>();
    for (String screen : List.of("today", "answer", "days", "data", "me")) {
      addWithImports("screen-" + screen + ".js", scripts);
    }
    assertThat(scripts).noneMatch(name -> name.startsWith("experiment"));
  }

  @Test
  void isSentWithoutComments() {
    assertThat(text("caffeine.js")).doesNotContain("/**").doesNotContainPattern("(?m)^ ");
    assertThat(text("page.css")).doesNotContain("/*");
  }

  private static void addWithImports(String first, Set<String> names) {
    Deque<String> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      String name = open.remove();
      if (names.add(name)) {
        open.addAll(imports(name));
      }
    }
  }

  private static List<String> imports(String name) {
    return STATIC_IMPORT.matcher(text(name)).results().map(match -> match.group(1)).toList();
  }

  private static int compressed(PageFile file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(file.content());
    }
    return bytes.size();
  }

  private static PageFile asset(String name) {
    return FILES.asset(name).orElseThrow();
  }

  private static String text(String name) {
    return new String(asset(name).content(), UTF_8);
  }
}
