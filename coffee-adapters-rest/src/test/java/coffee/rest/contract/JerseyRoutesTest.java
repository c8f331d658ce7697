package coffee.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

class JerseyRoutesTest {

  @Test
  void namesRoutesLikeOpenApi() {
    assertThat(JerseyRoutes.of(List.of(Cups.class, Root.class, String.class)))
        .containsExactly(
            "DELETE /v1/cups/{id}", "GET /", "GET /v1/cups/{id}", "POST /v1/cups", "PUT /v1/cups");
  }

  @Test
  void findsResourceClassesAndInstances() {
    ResourceConfig application = new ResourceConfig(Root.class).register(new Cups());
    assertThat(JerseyRoutes.of(application)).contains("GET /", "POST /v1/cups").hasSize(5);
  }

  /** Paths as declared by resources. */
  @Path("/v1/cups/")
  public static final class Cups {

    @POST
    public void add() {}

    @PUT
    public void replace() {}

    @GET
    @Path("{id: [0-9]{1,16}}")
    public String one() {
      return "";
    }

    @DELETE
    @Path("/{id}")
    public void remove() {}
  }

  /** The complete path. */
  @Path("/")
  public static final class Root {

    @GET
    public String root() {
      return "";
    }
  }
}
