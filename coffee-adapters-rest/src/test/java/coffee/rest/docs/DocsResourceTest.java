package coffee.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.contract.ContractResponse;
import coffee.rest.contract.WireContract;
import coffee.rest.setup.AccessPolicy;
import coffee.rest.setup.RestFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class DocsResourceTest {

  private static final WireContract CONTRACT = WireContract.load();

  private static final ResourceExtension RESOURCES =
      ResourceExtension.builder()
          .setRegisterDefaultExceptionMappers(false)
          .addProvider(
              new RestFeature(
                  key -> Optional.empty(),
                  new AccessPolicy(Set.of("localhost"), Set.of(), List.of(), Optional.empty()),
                  new ObjectMapper(),
                  Clock.systemUTC()))
          .addResource(new DocsResource())
          .addResource(new OpenApiResource())
          .build();

  @Test
  void sendsStrictContentSecurityPolicy() {
    Response page = get("/docs");
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getHeaderString("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(page.getHeaderString("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'; require-trusted-types-for 'script';"
                + " trusted-types 'none'");
  }

  @Test
  void showsTheGuideToFormats() {
    Response guide = get("/docs/formats");
    assertThat(guide.getHeaderString("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(guide.getHeaderString("Content-Security-Policy"))
        .isEqualTo(get("/docs").getHeaderString("Content-Security-Policy"));
    assertThat(guide.readEntity(String.class))
        .contains(
            "<h1>What you can import</h1>", "<td>Apple Health</td>", "href=\"/#data\">Back to Data")
        .doesNotContain("<script", "style=");
  }

  @Test
  void showsTheGuideToFormatsInGerman() {
    Response guide = get("/docs/formats.de");
    assertThat(guide.getHeaderString("Content-Security-Policy"))
        .isEqualTo(get("/docs").getHeaderString("Content-Security-Policy"));
    assertThat(guide.readEntity(String.class))
        .contains(
            "<html lang=\"de\">",
            "<h1>Was du importieren kannst</h1>",
            "<td>Apple Health</td>",
            "Zurück zu Daten")
        .doesNotContain("<script", "style=");
  }

  @Test
  void pageHasNoInlineScriptsOrStyles() {
    String page = get("/docs").readEntity(String.class);
    assertThat(page)
        .doesNotContainPattern("<script(?![^>]*src=)")
        .doesNotContain("<style", "style=");
    assertThat(page).doesNotContainPattern("\\son[a-z]+=");
  }

  @Test
  void servesAllLinkedFiles() {
    String page = get("/docs").readEntity(String.class);
    List<String> named =
        Pattern.compile("(?:src|href)=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(named)
        .contains("/docs/docs.js", "/docs/docs.css", "/openapi.json")
        .allSatisfy(path -> assertThat(get(path).getStatus()).as(path).isEqualTo(200));
  }

  @ParameterizedTest
  @CsvSource({
    "docs.css, text/css;charset=utf-8",
    "docs.js, text/javascript;charset=utf-8",
    "icon.svg, image/svg+xml",
  })
  void servesAssetsWithMediaType(String asset, String mediaType) {
    Response response = get("/docs/" + asset);
    assertThat(response.getHeaderString("Content-Type")).isEqualTo(mediaType);
    assertThat(response.readEntity(byte[].class)).hasSizeGreaterThan(100);
  }

  @Test
  void servesEveryModuleThatAModuleImports() {
    Set<String> modules = new TreeSet<>(Set.of("docs.js"));
    Deque<String> unread = new ArrayDeque<>(modules);
    while (!unread.isEmpty()) {
      String script = get("/docs/" + unread.remove()).readEntity(String.class);
      Pattern.compile("from \"\\./([a-z]+\\.js)\"")
          .matcher(script)
          .results()
          .map(match -> match.group(1))
          .filter(modules::add)
          .forEach(unread::add);
    }
    assertThat(modules)
        .containsExactly(
            "body.js",
            "call.js",
            "description.js",
            "docs.js",
            "dom.js",
            "operation.js",
            "schema.js")
        .allSatisfy(module -> assertThat(get("/docs/" + module).getStatus()).isEqualTo(200));
  }

  @Test
  void contractListsEveryFileOfThePage() throws IOException {
    JsonNode described =
        new YAMLMapper()
            .readTree(Path.of("..", "docs", "openapi.yaml").toFile())
            .at("/paths/~1docs~1{asset}/get/parameters/0/schema/enum");
    assertThat(described)
        .extracting(JsonNode::asText)
        .allSatisfy(asset -> assertThat(get("/docs/" + asset).getStatus()).isEqualTo(200))
        .contains("docs.js", "docs.css", "icon.svg", "operation.js")
        .hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.html",
        "openapi.yaml",
        "DocsResource.class",
        "%2e%2e%2fpackage-info.class",
        "%2Fetc%2Fpasswd",
        "nothing.js"
      })
  void refusesOtherFiles(String asset) {
    assertThat(get("/docs/" + asset).getStatus()).isEqualTo(404);
  }

  @Test
  void keepsFilesInMemory() {
    DocsResource docs = new DocsResource();
    assertThat(docs.asset("docs.js").getEntity()).isSameAs(docs.asset("docs.js").getEntity());
    OpenApiResource contract = new OpenApiResource();
    assertThat(contract.yaml()).isSameAs(contract.yaml());
    assertThat(contract.json()).isSameAs(contract.json());
  }

  @Test
  void servesOpenApiYamlUnchanged() throws IOException {
    Response response = get("/openapi.yaml");
    assertThat(response.getHeaderString("Content-Type")).isEqualTo("application/yaml");
    assertThat(response.readEntity(byte[].class))
        .isEqualTo(Files.readAllBytes(Path.of("..", "docs", "openapi.yaml")));
  }

  @Test
  void servesOpenApiAsJson() throws IOException {
    Response response = get("/openapi.json");
    assertThat(response.getHeaderString("Content-Type")).isEqualTo("application/json");
    assertThat(new JsonMapper().readTree(response.readEntity(byte[].class)))
        .isEqualTo(new YAMLMapper().readTree(Path.of("..", "docs", "openapi.yaml").toFile()));
  }

  /** Public: no key is sent. */
  private static Response get(String path) {
    Response response = RESOURCES.target(path).request().header("Host", "localhost").get();
    CONTRACT.verify("GET", path, ContractResponse.of(response));
    return response;
  }
}
