package coffee.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/**
 * {@code GET /} for browsers: the page, in English or German by {@code Accept-Language}. Clients
 * that do not prefer HTML get the JSON of the same address, which has a higher {@code qs} value.
 */
@Path("/")
public final class PageResource {

  /**
   * Everything comes from this origin; no inline script or style. {@code sw} is the one policy for
   * trusted types: the address of the service worker.
   */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
          + " trusted-types sw";

  private static final String VARY = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE;

  private final PageFiles files;

  /** Over the packaged files. */
  public PageResource(PageFiles files) {
    this.files = files;
  }

  @GET
  @Produces("text/html;qs=0.9")
  public Response page(@Context HttpHeaders headers) {
    PageFile page = files.page(language(headers.getAcceptableLanguages()));
    return Response.ok(page.content())
        .type(page.mediaType())
        .header(HttpHeaders.ETAG, page.entityTag())
        .header(HttpHeaders.VARY, VARY)
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .build();
  }

  /** The first language of the browser that has a translation. */
  private static String language(List<Locale> preferred) {
    return preferred.stream()
        .map(Locale::getLanguage)
        .filter(PageFiles.LANGUAGES::contains)
        .findFirst()
        .orElse(PageFiles.LANGUAGES.get(0));
  }
}
