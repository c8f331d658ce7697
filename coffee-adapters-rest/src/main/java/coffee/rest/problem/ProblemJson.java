package coffee.rest.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Serializes problems independently of code that may have caused them. */
public final class ProblemJson {

  public static final String MEDIA_TYPE = "application/problem+json";

  private static final JsonFactory JSON = new JsonFactory();

  private ProblemJson() {}

  /**
   * A problem as JSON.
   *
   * @param instance path of the request, percent-encoded; null if malformed
   * @param requestId id of the request in the log
   */
  public static byte[] write(Problem problem, @Nullable String instance, String requestId) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", problem.type());
      json.writeStringField("title", problem.title());
      json.writeNumberField("status", problem.status());
      json.writeStringField("detail", problem.detail());
      json.writeStringField("instance", instance);
      json.writeStringField("code", problem.code());
      json.writeStringField("request_id", requestId);
      writeErrors(json, problem);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void writeErrors(JsonGenerator json, Problem problem) throws IOException {
    json.writeArrayFieldStart("errors");
    for (Violation violation : problem.errors()) {
      json.writeStartObject();
      json.writeStringField("pointer", violation.pointer());
      json.writeStringField("code", violation.code());
      json.writeStringField("detail", violation.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
