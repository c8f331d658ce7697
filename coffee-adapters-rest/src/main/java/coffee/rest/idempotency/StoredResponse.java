package coffee.rest.idempotency;

import coffee.rest.RequestProperties;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stored response, formatted like HTTP: the status, header lines, an empty line, the body. */
final class StoredResponse {

  private static final String END_OF_HEAD = "\n\n";

  /** The headers that are stored; all others are created for each response. */
  private static final List<String> HEADERS =
      List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);

  private StoredResponse() {}

  /** The bytes to store. */
  static byte[] write(Response response, ObjectMapper json) throws JsonProcessingException {
    StringBuilder head = new StringBuilder().append(response.getStatus());
    for (String name : HEADERS) {
      String value = response.getHeaderString(name);
      if (value != null) {
        head.append('\n').append(name).append(": ").append(value);
      }
    }
    return join(head.append(END_OF_HEAD), body(response.getEntity(), json));
  }

  /** The bytes to store for a refusal. */
  static byte[] write(Problem problem, ContainerRequestContext request) {
    StringBuilder head =
        new StringBuilder()
            .append(problem.status())
            .append('\n')
            .append(HttpHeaders.CONTENT_TYPE)
            .append(": ")
            .append(ProblemJson.MEDIA_TYPE)
            .append(END_OF_HEAD);
    return join(
        head,
        ProblemJson.write(
            problem, RequestProperties.path(request), RequestProperties.requestId(request)));
  }

  /** Parses a stored response. */
  static Response.ResponseBuilder read(byte[] kept) {
    String text = new String(kept, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(END_OF_HEAD);
    String[] lines = text.substring(0, end).split("\n", -1);
    Response.ResponseBuilder response = Response.status(Integer.parseInt(lines[0]));
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(": ");
      response.header(lines[i].substring(0, colon), lines[i].substring(colon + 2));
    }
    byte[] body = Arrays.copyOfRange(kept, end + END_OF_HEAD.length(), kept.length);
    return body.length == 0 ? response : response.entity(body);
  }

  private static byte[] body(@Nullable Object entity, ObjectMapper json)
      throws JsonProcessingException {
    if (entity == null) {
      return new byte[0];
    }
    return entity instanceof byte[] bytes ? bytes : json.writeValueAsBytes(entity);
  }

  private static byte[] join(StringBuilder head, byte[] body) {
    byte[] bytes = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(bytes, bytes.length + body.length);
    System.arraycopy(body, 0, whole, bytes.length, body.length);
    return whole;
  }
}
