package coffee.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What came back. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Answer(int status, HttpHeaders headers, byte[] bytes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The body as it is. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The body, unzipped if it is gzipped. */
  public String plainText() {
    if (!header("Content-Encoding").equals("gzip")) {
      return text();
    }
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
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
    ((ObjectNode) problem).remove("request_id");
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
