package coffee.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * {@code GET /app/{file}} and {@code GET /app/{version}/{file}}: what the page is made of, without
 * a key. Under the current version a file never changes and is kept by browsers; under any other
 * address it is checked each time, so that an old page still runs beside a new server.
 */
@Path("/app")
public final class AssetResource {

  private static final String SERVICE_WORKER = "sw.js";

  /** Under the service's default policy a service worker could fetch nothing. */
  private static final String SERVICE_WORKER_POLICY = "default-src 'none'; connect-src 'self'";

  private static final String IMMUTABLE = "public, max-age=31536000, immutable";
  private static final String REVALIDATED = "public, no-cache";

  private final PageFiles files;

  /** Over the packaged files. */
  public AssetResource(PageFiles files) {
    this.files = files;
  }

  @GET
  @Path("{file}")
  public Response current(@PathParam("file") String name) {
    return response(name, REVALIDATED);
  }

  @GET
  @Path("{version}/{file}")
  public Response versioned(@PathParam("version") String version, @PathParam("file") String name) {
    return response(name, version.equals(files.version()) ? IMMUTABLE : REVALIDATED);
  }

  private Response response(String name, String caching) {
    PageFile file = files.asset(name).orElseThrow(NotFoundException::new);
    Response.ResponseBuilder response =
        Response.ok(file.content())
            .type(file.mediaType())
            .header(HttpHeaders.ETAG, file.entityTag())
            .header(HttpHeaders.CACHE_CONTROL, caching);
    if (name.equals(SERVICE_WORKER)) {
      response
          .header("Service-Worker-Allowed", "/")
          .header("Content-Security-Policy", SERVICE_WORKER_POLICY);
    }
    return response.build();
  }
}
