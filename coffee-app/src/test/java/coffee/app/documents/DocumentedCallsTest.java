package coffee.app.documents;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Makes every call that the documents for operators show. */
class DocumentedCallsTest {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Pattern BY_SHELL =
      Pattern.compile("/dev/tcp/127\\.0\\.0\\.1/8001; printf \"([^\"]+)\"");

  @Test
  void runbookCallsSucceed() throws Exception {
    Map<String, Integer> statuses = statuses("RUNBOOK.md", "docs/operations.md");
    assertThat(statuses).hasSizeGreaterThanOrEqualTo(4);
    assertThat(statuses).allSatisfy((call, status) -> assertThat(status).isEqualTo(200));
  }

  /** Through a shell of the container, which has no HTTP client. */
  @Test
  void runbookShellCallSucceeds() throws IOException {
    Matcher typed = BY_SHELL.matcher(MarkdownDocument.read("docs/operations.md").text());
    assertThat(typed.find()).isTrue();
    String said = typed.group(1).replace("\\r\\n", "\r\n");
    try (RunningService service = RunningService.over(TestDatabase.fresh());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.adminPort())) {
      socket.getOutputStream().write(said.getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("\"postgresql\":{\"healthy\":true");
    }
  }

  /** By call, in document order, which is also the order of execution. */
  private static Map<String, Integer> statuses(String... documents) throws Exception {
    List<String> calls =
        Stream.of(documents)
            .flatMap(document -> MarkdownDocument.read(document).lines().stream())
            .filter(line -> line.startsWith("curl "))
            .toList();
    Map<String, Integer> statuses = new LinkedHashMap<>();
    try (RunningService service = RunningService.over(TestDatabase.fresh())) {
      for (String line : calls) {
        statuses.put(line, call(words(line, service)));
      }
    }
    return statuses;
  }

  private static List<String> words(String line, RunningService service) {
    String here = "http://127.0.0.1:" + service.port();
    String admin = "127.0.0.1:" + service.adminPort();
    String typed =
        line.substring("curl ".length())
            .replace("http://127.0.0.1:8000", here)
            .replace("127.0.0.1:8001", admin);
    return ShellCommandParser.of(typed, Map.of("KEY", RunningService.KEY, "BASE_URL", here));
  }

  private static int call(List<String> words) throws IOException, InterruptedException {
    HttpResponse<Void> answer =
        HTTP.send(CurlCommand.request(words, Map.of()), BodyHandlers.discarding());
    return answer.statusCode();
  }
}
