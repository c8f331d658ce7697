package coffee.app.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentSubstitutionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\",
        "\"",
        "'",
        "# no comment",
        "key: value",
        "${HOME}",
        "$1",
        "[a]",
        "{a: b}",
        "*anchor",
        " spaces ",
        "line\nline",
        "null",
        "pa\\ss \"word\" #1: ${x:-y} $$ %41 é 🙂"
      })
  void substitutesValuesLiterally(String secret) throws IOException {
    assertThat(read("password: ${SECRET}", Map.of("SECRET", secret)).get("password").textValue())
        .isEqualTo(secret);
  }

  @Test
  void usesDefaultForUnsetOrEmptyVariable() throws IOException {
    String yaml = "a: ${A:-1}\nb: ['${B:-}', 'x${C:-2}y${D:-3}']";
    assertThat(read(yaml, Map.of("A", "", "D", "4")).toString())
        .isEqualTo("{\"a\":\"1\",\"b\":[\"\",\"x2y4\"]}");
  }

  @Test
  void namesMissingVariable() {
    assertThatThrownBy(() -> read("a: ${COFFEE_BEANS}", Map.of()))
        .isInstanceOf(OperatorException.class)
        .hasMessageStartingWith("COFFEE_BEANS is not set");
  }

  @Test
  void keepsOtherYamlUnchanged() throws IOException {
    assertThat(read("a: 1\nb: true\nc: $HOME\nd: null", Map.of()).toString())
        .isEqualTo("{\"a\":1,\"b\":true,\"c\":\"$HOME\",\"d\":null}");
  }

  private static JsonNode read(String yaml, Map<String, String> environment) throws IOException {
    EnvironmentSubstitution source =
        new EnvironmentSubstitution(
            path -> new ByteArrayInputStream(yaml.getBytes(UTF_8)), environment);
    try (InputStream in = source.open("config.yml")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
