package coffee.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that compose and .env.example contain all configuration variables. */
class SettingsPropagationTest {

  private static final Pattern PASSED = Pattern.compile("(?m)^ {4}([A-Z_]+): (.*)$");
  private static final Pattern ASKED = Pattern.compile("\\$\\{([A-Z_]+):[-?]");
  private static final Pattern SHOWN = Pattern.compile("(?m)^#?([A-Z_]+)=(.*)$");

  /** Variables that compose sets itself or leaves to the image. */
  private static final Map<String, String> OF_COMPOSE =
      Map.of(
          "BIND_HOST", "within the container every address; .env's is this machine's",
          "PORT", "within the container 8000; .env's is this machine's",
          "ADMIN_BIND_HOST", "never published",
          "ADMIN_PORT", "never published",
          "IMPORT_DIR", "the image's, over a volume",
          "DATABASE_URL", "its own PostgreSQL",
          "REDIS_URL", "its own Redis",
          "API_KEY", "required",
          "BACKUP_DIR", "over a volume",
          "TZ", "a container has no zone of its own");

  /** Variables that are not read from .env, for compose or for ./run. */
  private static final Map<String, String> NOT_IN_ENV =
      Map.of(
          "DATABASE_URL", "both bring a PostgreSQL of their own",
          "REDIS_URL", "compose brings a Redis, and ./run is one process",
          "ADMIN_BIND_HOST", "keeps the admin port private",
          "ADMIN_PORT", "keeps the admin port private",
          "IMPORT_DIR", "a volume of compose, or in DATA_DIR",
          "BACKUP_DIR", "a volume of compose, or in DATA_DIR");

  @Test
  void composePassesEverySettingWithDefault() throws IOException {
    Map<String, String> passed = pairs(PASSED, "docker-compose.yml");
    for (ConfigurationVariable setting : ConfigurationVariable.all()) {
      if (!OF_COMPOSE.containsKey(setting.name())) {
        assertThat(passed).containsKey(setting.name());
        assertThat(passed.get(setting.name())).as(setting.name()).isIn(ways(setting));
      }
    }
  }

  /** An empty value counts as not set, and would hide the image's value. */
  private static List<String> ways(ConfigurationVariable setting) {
    String filled = "${%s:-%s}";
    return setting.image().isEmpty()
        ? List.of(
            filled.formatted(setting.name(), ""), filled.formatted(setting.name(), setting.usual()))
        : List.of(filled.formatted(setting.name(), setting.image()));
  }

  @Test
  void envExampleListsEverySettingWithDefault() throws IOException {
    Map<String, String> shown = pairs(SHOWN, ".env.example");
    for (ConfigurationVariable setting : ConfigurationVariable.all()) {
      if (NOT_IN_ENV.containsKey(setting.name())) {
        assertThat(shown).doesNotContainKey(setting.name());
      } else {
        assertThat(shown).containsKey(setting.name());
      }
      if (shown.containsKey(setting.name()) && !setting.usual().isEmpty()) {
        assertThat(shown.get(setting.name()))
            .as(setting.name())
            .isIn(setting.usual(), setting.image());
      }
    }
  }

  @Test
  void envExampleListsOnlyComposeVariables() throws IOException {
    Set<String> read = new TreeSet<>(Set.of("COMPOSE_FILE"));
    for (String file : List.of("docker-compose.yml", "docker-compose.production.yml")) {
      ASKED.matcher(text(file)).results().forEach(found -> read.add(found.group(1)));
    }
    assertThat(pairs(SHOWN, ".env.example").keySet()).isEqualTo(read);
    Set<String> known = new HashSet<>(OF_COMPOSE.keySet());
    ConfigurationVariable.all().forEach(setting -> known.remove(setting.name()));
    assertThat(known).as("exceptions that are none").isEmpty();
  }

  private static Map<String, String> pairs(Pattern pattern, String file) throws IOException {
    Map<String, String> pairs = new TreeMap<>();
    pattern.matcher(text(file)).results().forEach(it -> pairs.put(it.group(1), it.group(2)));
    return pairs;
  }

  private static String text(String file) throws IOException {
    return Files.readString(MarkdownDocument.HOME.resolve(file));
  }
}
