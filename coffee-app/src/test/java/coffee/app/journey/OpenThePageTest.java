package coffee.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a browser gets that opens the page, from the running service. */
class OpenThePageTest {

  private static final String CHROME = "text/html,application/xhtml+xml,*/*;q=0.8";

  private static final Pattern VERSION = Pattern.compile("/app/([\\w-]{16})/start\\.js");

  private static final Pattern IMPORT = Pattern.compile("from ?'\\./([^']+)'");

  /** The first view asks for these; the answer of /v1/heartrate/correlation is not among them. */
  private static final List<String> DATA =
      List.of(
          "/v1/caffeine/level",
          "/v1/caffeine/curve?step=10m",
          "/v1/coffee?limit=200",
          "/v1/caffeine/bedtime",
          "/v1/now",
          "/v1/profile");

  private static final int BYTES_WITHOUT_THE_ANSWER = 37 * 1_024;

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningService service = RunningService.over(TestDatabase.fresh());

  @BeforeEach
  void drink() {
    HttpTestClient owner = service.owner();
    for (int cup = 0; cup < 4; cup++) {
      assertThat(owner.post("/v1/drinks/espresso/log", "{}").status()).isEqualTo(201);
    }
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void getsThePageByItsAcceptAndJsonWithout() {
    assertThat(unpackedPage()).startsWith("<!doctype html>");
    assertThat(service.owner().get("/").json().get("links").get("answer").asText())
        .isEqualTo("/v1/heartrate/correlation");
  }

  @Test
  void pageFilesNeedNoKey() {
    HttpResponse<byte[]> style = get("/app/" + version() + "/page.css");
    assertThat(style.statusCode()).isEqualTo(200);
    assertThat(style.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(get("/app/index.html").statusCode()).isEqualTo(404);
  }

  @Test
  void answers304ForUnchangedPage() {
    String tag = get("/", "Accept", CHROME).headers().firstValue("ETag").orElseThrow();
    assertThat(get("/", "Accept", CHROME, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void seesTodayForLittle() throws IOException {
    String base = "/app/" + version() + "/";
    int bytes = get("/", "Accept", CHROME).body().length;
    for (String name : firstView(base)) {
      HttpResponse<byte[]> file = get(base + name);
      assertThat(file.headers().firstValue("Content-Encoding")).as(name).hasValue("gzip");
      bytes += file.body().length;
    }
    for (String path : DATA) {
      HttpResponse<byte[]> answer = get(path, "Authorization", "Bearer " + RunningService.KEY);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      bytes += answer.body().length;
    }
    assertThat(bytes).isLessThan(BYTES_WITHOUT_THE_ANSWER);
  }

  /** The files of the first view, found as a browser finds them. */
  private Set<String> firstView(String base) throws IOException {
    Set<String> names = new LinkedHashSet<>(List.of("page.css", "words.en.js", "start.js"));
    Deque<String> open = new ArrayDeque<>(List.of("shell.js", "screen-today.js", "sentences.js"));
    while (!open.isEmpty()) {
      String name = open.remove();
      if (names.add(name)) {
        Matcher imports = IMPORT.matcher(unpacked(get(base + name).body()));
        while (imports.find()) {
          open.add(imports.group(1));
        }
      }
    }
    return names;
  }

  private String version() {
    Matcher version = VERSION.matcher(unpackedPage());
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  private String unpackedPage() {
    try {
      return unpacked(get("/", "Accept", CHROME).body());
    } catch (IOException damaged) {
      throw new IllegalStateException(damaged);
    }
  }

  private static String unpacked(byte[] body) throws IOException {
    if (body.length < 2 || body[0] != 0x1f) {
      return new String(body, UTF_8);
    }
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(plain.readAllBytes(), UTF_8);
    }
  }

  private HttpResponse<byte[]> get(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
    request.header("Accept-Encoding", "gzip");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
