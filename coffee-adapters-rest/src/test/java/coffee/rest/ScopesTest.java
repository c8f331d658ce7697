package coffee.rest;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.contract.WireContract;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scope required by every operation of the API specification. */
class ScopesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static String allBut(String scope) {
    return Stream.of("read", "write", "admin")
        .filter(other -> !other.equals(scope))
        .collect(Collectors.joining("\", \"", "[\"", "\"]"));
  }

  private final ApiTestClient client = SERVICE.person();

  private final Map<String, String> keys = new HashMap<>();

  private String key(String scopes) {
    return keys.computeIfAbsent(scopes, this::create);
  }

  private String create(String scopes) {
    return client
        .post("/v1/keys", "{\"name\": \"some\", \"scopes\": %s}".formatted(scopes))
        .json()
        .path("key")
        .asText();
  }

  private ApiResponse call(String operation, String key) {
    String[] parts = operation.split(" ", 2);
    String path = parts[1].replaceAll("\\{[^}]*}", "1");
    return client.send(parts[0], path, BodyPublishers.noBody(), "Authorization", "Bearer " + key);
  }

  @Test
  void refusesKeyWithoutRequiredScope() {
    List<String> wrong = new ArrayList<>();
    WireContract.load()
        .scopes()
        .forEach(
            (operation, scope) -> {
              ApiResponse answer = call(operation, key(allBut(scope)));
              if (isServed(answer) && !isRefused(answer)) {
                wrong.add("%s without %s: %d".formatted(operation, scope, answer.status()));
              }
            });

    assertThat(wrong).isEmpty();
  }

  /** Resources have their own texts for records that they do not find. */
  private static boolean isServed(ApiResponse answer) {
    return answer.status() != 404
        || !answer.json().path("detail").asText().equals("No such resource.");
  }

  private static boolean isRefused(ApiResponse answer) {
    return answer.status() == 403 && answer.json().path("code").asText().equals("missing_scope");
  }

  @Test
  void acceptsKeyWithOnlyRequiredScopes() {
    List<String> wrong = new ArrayList<>();
    WireContract.load()
        .allScopes()
        .forEach(
            (operation, scopes) -> {
              String only = String.join("\", \"", scopes);
              if (call(operation, key("[\"%s\"]".formatted(only))).status() == 403) {
                wrong.add(operation);
              }
            });

    assertThat(wrong).isEmpty();
  }

  @Test
  void requiresKeyWhereDocumented() {
    List<String> wrong = new ArrayList<>();
    WireContract.load()
        .scopes()
        .keySet()
        .forEach(
            operation -> {
              ApiResponse answer = call(operation, "ct_1_1_nonsense");
              if (isServed(answer) && answer.status() != 401) {
                wrong.add(operation + ": " + answer.status());
              }
            });

    assertThat(wrong).isEmpty();
  }
}
