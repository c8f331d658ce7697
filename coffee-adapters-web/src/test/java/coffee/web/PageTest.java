package coffee.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.service.RootResource;
import coffee.rest.setup.AccessPolicy;
import coffee.rest.setup.RestFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class PageTest {

  private static final PageFiles FILES = PageFiles.packaged();

  private static final String CHROME =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

  private static final ResourceExtension RESOURCES =
      ResourceExtension.builder()
          .setRegisterDefaultExceptionMappers(false)
          .addProvider(
              new RestFeature(
                  key -> Optional.empty(),
                  new AccessPolicy(Set.of("*"), Set.of(), List.of(), Optional.empty()),
                  new ObjectMapper(),
                  Clock.systemUTC()))
          .addResource(new RootResource("1.0.0"))
          .addResource(new PageResource(FILES))
          .addResource(new AssetResource(FILES))
          .build();

  static List<String> names() {
    return FILES.names();
  }

  @ParameterizedTest
  @ValueSource(strings = {CHROME, "text/html", "text/*", "application/json;q=0.5, text/html"})
  void rootServesPageIfHtmlIsPreferred(String accept) {
    assertThat(root(accept).getMediaType()).hasToString("text/html;charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "application/*", "text/html;q=0.1, */*"})
  void rootServesJsonOtherwise(String accept) {
    assertThat(root(accept).getMediaType()).hasToString("application/json");
  }

  @Test
  void rootSendsVaryHeader() {
    assertThat(root(CHROME).getHeaderString("Vary")).isEqualTo("Accept, Accept-Language");
    assertThat(root("application/json").getHeaderString("Vary")).isEqualTo("Accept");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-DE,de;q=0.9,en;q=0.8 | de",
        "en-GB,en;q=0.9,de;q=0.8 | en",
        "fr,de;q=0.5 | de",
        "fr | en",
        "* | en"
      })
  void usesFirstSupportedLanguage(String accepted, String language) {
    String page =
        RESOURCES.target("/").request(CHROME).header("Accept-Language", accepted).get(String.class);
    assertThat(page)
        .contains("<html lang=\"%s\">".formatted(language))
        .contains("/words.%s.js\"".formatted(language))
        .doesNotContain("{version}", "{language}");
  }

  @Test
  void policyForbidsOtherOriginsAndInlineScripts() {
    assertThat(root(CHROME).getHeaderString("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
                + " trusted-types sw");
    assertThat(root(CHROME).readEntity(String.class))
        .doesNotContainPattern("<script(?![^>]*src=)")
        .doesNotContain("<style", "style=")
        .doesNotContainPattern("\\son[a-z]+=")
        .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//");
  }

  @Test
  void isCheckedForChangesEachTime() {
    Response page = root(CHROME);
    assertThat(page.getHeaderString("Cache-Control")).isEqualTo("private, no-cache");
    Response again =
        RESOURCES
            .target("/")
            .request(CHROME)
            .header("If-None-Match", page.getHeaderString("ETag"))
            .get();
    assertThat(again.getStatus()).isEqualTo(304);
    assertThat(again.hasEntity()).isFalse();
  }

  @Test
  void pageRefersOnlyToExistingFiles() {
    String page = root(CHROME).readEntity(String.class);
    List<String> named =
        Pattern.compile("(?:src|href)=\"(/[^\"]+)\"")
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(named)
        .hasSizeGreaterThan(2)
        .allSatisfy(path -> assertThat(get(path).getStatus()).as(path).isEqualTo(200));
  }

  @ParameterizedTest
  @MethodSource("names")
  void servesEveryFile(String name) {
    Response answer = get("/app/" + name);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getHeaderString("Content-Type"))
        .isEqualTo(FILES.asset(name).orElseThrow().mediaType());
    assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("public, no-cache");
    assertThat(answer.getHeaderString("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.readEntity(byte[].class)).isNotEmpty();
  }

  @Test
  void versionedFilesAreCachedForever() {
    Response current = get("/app/" + FILES.version() + "/page.css");
    assertThat(current.getHeaderString("Cache-Control"))
        .isEqualTo("public, max-age=31536000, immutable");
    assertThat(current.getHeaderString("ETag")).isNotBlank();
    Response older = get("/app/an-older-one/page.css");
    assertThat(older.getStatus()).isEqualTo(200);
    assertThat(older.getHeaderString("Cache-Control")).isEqualTo("public, no-cache");
  }

  @Test
  void serviceWorkerScopeIsWholeOrigin() {
    Response worker = get("/app/" + FILES.version() + "/sw.js");
    assertThat(worker.getHeaderString("Service-Worker-Allowed")).isEqualTo("/");
    assertThat(worker.getHeaderString("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; connect-src 'self'");
  }

  /** Those of an experiment have nothing to show without the service. */
  @Test
  void keepsEveryScriptAndStyleForWhenThereIsNoNetwork() {
    String worker = new String(FILES.asset("sw.js").orElseThrow().content(), UTF_8);
    assertThat(FILES.names())
        .filteredOn(name -> name.endsWith(".js") || name.endsWith(".css"))
        .filteredOn(name -> !name.equals("sw.js") && !name.startsWith("experiment"))
        .allSatisfy(name -> assertThat(worker).contains("'" + name + "'"));
    assertThat(worker).doesNotContain("experiment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.html",
        "files.txt",
        "PageResource.class",
        "package-info.class",
        "%2e%2e%2fPageResource.class",
        "..%2Fdocs%2Fopenapi.yaml",
        "%2Fetc%2Fpasswd",
        "nothing.js"
      })
  void servesNothingElse(String name) {
    assertThat(get("/app/" + name).getStatus()).as(name).isEqualTo(404);
    assertThat(get("/app/" + FILES.version() + "/" + name).getStatus()).as(name).isEqualTo(404);
  }

  private static Response root(String accept) {
    return RESOURCES.target("/").request(accept).get();
  }

  private static Response get(String path) {
    return RESOURCES.target(path).request().get();
  }
}
