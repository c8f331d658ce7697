package coffee.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What came back. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Answer(int status, HttpHeaders headers, byte[] bytes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The body as it is. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The body as a tree. */
  public JsonNode json() {
    return json(text());
  }

  /** One header, or an empty text. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** One header, if it is there. */
  public Optional<String> headerIfPresent(String name) {
    return headers.firstValue(name);
  }

  /** A problem without what changes from run to run. */
  public JsonNode problem() {
    JsonNode problem = json();
    ((com.fasterxml.jackson.databind.node.ObjectNode) problem).remove("request_id");
    return problem;
  }

  /** A literal as a tree. */
  public static JsonNode json(String literal) {
    try {
      return JSON.readTree(literal);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(literal, wrong);
    }
  }
}
