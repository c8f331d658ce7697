package coffee.app.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import coffee.app.fuzz.RequestSchemas.Operation;
import coffee.app.support.RunningService;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates requests by number: the same number and seed produce the same request. */
final class RequestGenerator {

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "COFFEE", "get");

  private static final List<String> MALFORMED =
      List.of("%zz", "%", "%00", "%ff", "%2F", "%2e%2e", ";a=b", "//", "\\", "%C0%AF", "{}", "é");

  private final RequestSchemas document;
  private final long seed;

  RequestGenerator(RequestSchemas document, long seed) {
    this.document = document;
    this.seed = seed;
  }

  RawRequest make(int number) {
    Random random = new Random(seed * 1_000_003 + number);
    return new Making(operation(random), random).make(number);
  }

  /** Files, which are large and always the same, are rare. */
  private Operation operation(Random random) {
    List<Operation> operations = document.operations();
    Operation chosen = operations.get(random.nextInt(operations.size()));
    boolean isFile = chosen.template().matches("/(docs|openapi|metrics).*");
    return isFile && random.nextInt(10) > 0 ? operation(random) : chosen;
  }

  /** A request under construction. Half of them are valid. */
  private final class Making {
    private final Operation operation;
    private final Random random;
    private final ValueGenerator values;
    private final BodyGenerator bodies;
    private final boolean isRight;
    private final List<String> headers = new ArrayList<>();
    private boolean isMalformed;

    Making(Operation operation, Random random) {
      this.operation = operation;
      this.random = random;
      this.values = new ValueGenerator(document, random);
      this.bodies = new BodyGenerator(values, random);
      this.isRight = random.nextBoolean();
    }

    RawRequest make(int number) {
      String method = oneIn(12) ? pick(METHODS) : operation.method();
      String target = path() + query();
      authorize();
      BodyGenerator.Made body = bodies.make(operation.content(), isRight);
      headers.addAll(body.headers());
      furtherHeaders();
      return new RawRequest(number, method, target, headers, body.bytes(), oneIn(8), isMalformed);
    }

    private String path() {
      StringBuilder path = new StringBuilder();
      for (String segment : operation.template().substring(1).split("/", -1)) {
        path.append('/').append(segment.startsWith("{") ? variable(segment) : segment);
      }
      if (oneIn(20)) {
        isMalformed = true;
        path.append(oneIn(2) ? "/" : "").append(pick(MALFORMED));
      } else if (oneIn(10)) {
        path.append('/');
      }
      String full = path.toString();
      return oneIn(4) ? full.replaceFirst("^/v1/(coffee|heartrate)\\b", "/$1") : full;
    }

    private String variable(String segment) {
      int end = segment.indexOf('}');
      return value(segment.substring(1, end)) + segment.substring(end + 1);
    }

    private String value(String name) {
      JsonNode schema = parameter(name).path("schema");
      return isRight && random.nextInt(4) > 0
          ? Integer.toString(1 + random.nextInt(50))
          : encoded(isRight ? values.right(schema).asText() : values.wrongText());
    }

    private JsonNode parameter(String name) {
      return operation.parameters().stream()
          .filter(it -> it.path("name").asText().equals(name))
          .findFirst()
          .orElseThrow();
    }

    private String query() {
      List<String> pairs = new ArrayList<>();
      for (JsonNode parameter : operation.parameters()) {
        if (parameter.path("in").asText().equals("query") && random.nextInt(3) == 0) {
          String name = parameter.path("name").asText();
          pairs.add(name + "=" + queryValue(parameter));
          if (oneIn(10)) {
            pairs.add(name + "=" + queryValue(parameter));
          }
        }
      }
      if (oneIn(20)) {
        pairs.add(encoded(values.wrongText()) + "=1");
      }
      if (oneIn(30)) {
        isMalformed = true;
        pairs.add("limit=" + pick(MALFORMED));
      }
      return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private String queryValue(JsonNode parameter) {
      return encoded(
          isRight ? values.right(parameter.path("schema")).asText() : values.wrongText());
    }

    private void authorize() {
      if (isRight || random.nextInt(10) > 0) {
        headers.add("Authorization: Bearer " + RunningService.KEY);
      } else {
        headers.add(
            "Authorization: " + pick(List.of("Bearer", "Bearer x", "Basic eDp5", "", "😀")));
      }
    }

    private void furtherHeaders() {
      if (oneIn(10)) {
        headers.add("Accept: " + pick(List.of("*/*", "text/csv", "application/x-ndjson", "x", "")));
      }
      if (oneIn(10)) {
        headers.add("Accept-Encoding: gzip");
      }
      if (oneIn(10)) {
        headers.add("Idempotency-Key: " + header(Integer.toString(random.nextInt(20))));
      }
      if (oneIn(10)) {
        headers.add("If-Match: " + pick(List.of("*", "\"x\"", "W/\"x\", \"y\"", "", "\"")));
      }
      if (oneIn(10)) {
        headers.add("If-None-Match: " + pick(List.of("*", "\"x\"", ",", "\"")));
      }
      if (oneIn(15)) {
        headers.add("X-Request-ID: " + header("fuzz"));
      }
      if (oneIn(15)) {
        headers.add("traceparent: " + header("00-1-1-01"));
      }
      if (oneIn(15)) {
        headers.add("X-Forwarded-For: " + header("10.0.0.1"));
      }
    }

    /** A value without characters that would end its line. */
    private String header(String right) {
      return isRight ? right : values.wrongText().replaceAll("[\\p{Cntrl}]", "").strip();
    }

    private boolean oneIn(int times) {
      return random.nextInt(times) == 0;
    }

    private <T> T pick(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
