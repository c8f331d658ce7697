package coffee.rest.docs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@code GET /openapi.yaml} and {@code /openapi.json}: the API specification, without a key. */
@Path("/")
public final class OpenApiResource {

  private final byte[] yaml;
  private final byte[] json;

  /** Loads the specification once. */
  public OpenApiResource() {
    try {
      yaml = ClasspathFiles.bytes("openapi.yaml");
      json = new JsonMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @GET
  @Path("openapi.yaml")
  @Produces("application/yaml")
  public byte[] yaml() {
    return yaml; // it is written, and nothing else
  }

  @GET
  @Path("openapi.json")
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] json() {
    return json;
  }
}
