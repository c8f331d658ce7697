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

/** An HTTP response. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record ApiResponse(int status, HttpHeaders headers, byte[] bytes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The raw body. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The body, decompressed if it is gzipped. */
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

  /** The body as JSON. */
  public JsonNode json() {
    return json(text());
  }

  /** A header, or an empty string. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** A header, if present. */
  public Optional<String> headerIfPresent(String name) {
    return headers.firstValue(name);
  }

  /** A problem without the fields that differ between runs. */
  public JsonNode problem() {
    JsonNode problem = json();
    ((ObjectNode) problem).remove("request_id");
    return problem;
  }

  /** Parses a JSON literal. */
  public static JsonNode json(String literal) {
    try {
      return JSON.readTree(literal);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(literal, wrong);
    }
  }
}
