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

  private final byte[] yaml = ClasspathFiles.bytes("openapi.yaml");

  /** Converted when it is first asked for, because that takes a twentieth of a start. */
  private final OnFirstUse json = new OnFirstUse(this::convert);

  private byte[] convert() {
    try {
      return new JsonMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
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
    return json.bytes();
  }
}
