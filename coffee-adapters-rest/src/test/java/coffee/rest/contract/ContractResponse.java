package coffee.rest.contract;

import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A response to a request, from any HTTP client.
 *
 * @param status HTTP status
 * @param headers headers; names are case-insensitive
 * @param body decoded body, empty if there is none
 */
public record ContractResponse(int status, Map<String, List<String>> headers, String body) {

  /** Makes header names case-insensitive. */
  public ContractResponse {
    Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  /** The response of a Jersey client; its entity can still be read afterwards. */
  public static ContractResponse of(Response response) {
    response.bufferEntity();
    String body = response.hasEntity() ? response.readEntity(String.class) : "";
    return new ContractResponse(response.getStatus(), response.getStringHeaders(), body);
  }

  /** The response of the JDK's HTTP client. */
  public static ContractResponse of(HttpResponse<String> response) {
    return new ContractResponse(response.statusCode(), response.headers().map(), response.body());
  }

  /** The first value of a header. */
  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The media type without parameters, in lower case; empty if there is none. */
  Optional<String> mediaType() {
    return header("Content-Type")
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}
