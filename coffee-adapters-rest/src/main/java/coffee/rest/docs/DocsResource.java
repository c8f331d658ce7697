package coffee.rest.docs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /docs}: the interactive API documentation; {@code GET /docs/formats}: the guide to
 * imports, {@code /docs/formats.de} in German. All files are packaged with this module, and no
 * other packaged file can be reached.
 */
@Path("/docs")
public final class DocsResource {

  /** Allows resources of our own origin only; no text becomes markup or script. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private static final String PAGE = "index.html";
  private static final String FORMATS = "formats";
  private static final String GERMAN_FORMATS = "formats.de";
  private static final String HTML = "text/html;charset=utf-8";
  private static final String SCRIPT = "text/javascript;charset=utf-8";

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "docs.css", "text/css;charset=utf-8",
          "docs.js", SCRIPT,
          "body.js", SCRIPT,
          "call.js", SCRIPT,
          "description.js", SCRIPT,
          "dom.js", SCRIPT,
          "operation.js", SCRIPT,
          "schema.js", SCRIPT,
          "icon.svg", "image/svg+xml");

  private final Map<String, OnFirstUse> files = new HashMap<>();

  /** Each file is loaded once, so that a slow download does not hold additional memory. */
  public DocsResource() {
    files.put(PAGE, new OnFirstUse(() -> ClasspathFiles.bytes(PAGE)));
    files.put(FORMATS, new OnFirstUse(FormatsGuide::english));
    files.put(GERMAN_FORMATS, new OnFirstUse(FormatsGuide::german));
    MEDIA_TYPES
        .keySet()
        .forEach(name -> files.put(name, new OnFirstUse(() -> ClasspathFiles.bytes(name))));
  }

  @GET
  public Response page() {
    return page(PAGE);
  }

  @GET
  @Path(FORMATS)
  public Response formats() {
    return page(FORMATS);
  }

  @GET
  @Path(GERMAN_FORMATS)
  public Response germanFormats() {
    return page(GERMAN_FORMATS);
  }

  private Response page(String name) {
    return file(name, HTML).header("Content-Security-Policy", CONTENT_SECURITY_POLICY).build();
  }

  @GET
  @Path("{asset}")
  public Response asset(@PathParam("asset") String asset) {
    String mediaType = MEDIA_TYPES.get(asset);
    if (mediaType == null) {
      throw new NotFoundException();
    }
    return file(asset, mediaType).build();
  }

  private Response.ResponseBuilder file(String name, String mediaType) {
    OnFirstUse file = Optional.ofNullable(files.get(name)).orElseThrow();
    return Response.ok(file.bytes(), mediaType);
  }
}
