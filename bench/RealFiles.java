import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Imports every file of a directory over HTTP and prints a Markdown table of what became of each.
 * Started by bench/real-files.
 *
 * <p>Arguments: address of the service, the directory, the time zone of local times. The key is in
 * API_KEY.
 */
public final class RealFiles {

  private static final Pattern COUNT = Pattern.compile("\"count\":(\\d+)");
  private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");
  private static final Pattern DETAIL = Pattern.compile("\"detail\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final int WAIT_MILLIS = 100;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;
  private final String zone;

  private RealFiles(String address, String zone) {
    this.address = address;
    this.zone = zone;
  }

  public static void main(String[] arguments) throws Exception {
    new RealFiles(arguments[0], arguments[2]).run(Path.of(arguments[1]));
  }

  private void run(Path folder) throws Exception {
    System.out.println(
        "| file | format | rows read | stored | already there | refused | passed over | reasons |");
    System.out.println("|---|---|---:|---:|---:|---:|---:|---|");
    for (Path file : files(folder)) {
      System.out.println(row(String.valueOf(folder.relativize(file)), send(file)));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The import's document when it is over, or the problem why there is none. */
  private String send(Path file) throws Exception {
    String query = "?time_zone=" + URLEncoder.encode(zone, StandardCharsets.UTF_8);
    HttpResponse<String> started =
        exchange(request("/v1/imports" + query).POST(BodyPublishers.ofFile(file)));
    String job = started.body();
    while (started.statusCode() == 202 && job.matches("(?s).*\"state\":\"(queued|running)\".*")) {
      Thread.sleep(WAIT_MILLIS);
      job = exchange(request(started.headers().firstValue("Location").orElseThrow())).body();
    }
    return started.statusCode() == 202 ? withReasons(job) : job;
  }

  /** The document with all reasons that are kept instead of the first ones. */
  private String withReasons(String job) throws Exception {
    if (number(job, "refused").equals("0")) {
      return job;
    }
    String path = "/v1/imports/" + number(job, "id") + "/problems?limit=1000";
    return job.replaceFirst("(?s)\"problems\":\\[.*?\\],\"problems_not_kept\"", "\"problems_not_kept\"")
        + exchange(request(path)).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + System.getenv("API_KEY"));
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) throws Exception {
    while (true) {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 429) {
        return answer;
      }
      Thread.sleep(1_000 * Long.parseLong(answer.headers().firstValue("Retry-After").orElse("1")));
    }
  }

  private static String row(String file, String job) {
    List<String> cells = new ArrayList<>(List.of(file));
    if (job.contains("\"rows_read\"")) {
      Matcher format = Pattern.compile("\"format\":\"(\\w+)\"").matcher(job);
      cells.add(format.find() ? format.group(1) : "");
      for (String count : List.of("rows_read", "stored", "existing", "refused")) {
        cells.add(number(job, count));
      }
      cells.add(Long.toString(passedOver(job)));
      cells.add(reasons(job));
    } else {
      cells.addAll(List.of("–", "", "", "", "", "", refusal(job)));
    }
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String number(String job, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":(\\d+)").matcher(job);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static long passedOver(String job) {
    Matcher kinds = Pattern.compile("\"passed_over\":\\[(.*?)\\]").matcher(job);
    return kinds.find()
        ? COUNT.matcher(kinds.group(1)).results().mapToLong(m -> Long.parseLong(m.group(1))).sum()
        : 0;
  }

  /** Each code with how often it comes and the first of its sentences. */
  private static String reasons(String job) {
    Map<String, Integer> times = new TreeMap<>();
    Map<String, String> sentences = new TreeMap<>();
    for (String part : job.split("(?=\"code\":)", -1)) {
      Matcher code = CODE.matcher(part);
      if (code.lookingAt()) {
        Matcher detail = DETAIL.matcher(part);
        times.merge(code.group(1), 1, Integer::sum);
        sentences.putIfAbsent(code.group(1), detail.find() ? detail.group(1) : "");
      }
    }
    return times.entrySet().stream()
        .map(e -> "%d× %s: %s".formatted(e.getValue(), e.getKey(), cut(sentences.get(e.getKey()))))
        .collect(Collectors.joining("; "));
  }

  /** Why there is no import. */
  private static String refusal(String problem) {
    Matcher code = CODE.matcher(problem);
    Matcher detail = DETAIL.matcher(problem);
    return "not accepted, %s: %s"
        .formatted(code.find() ? code.group(1) : "", cut(detail.find() ? detail.group(1) : ""));
  }

  private static String cut(String sentence) {
    return sentence.length() > 110 ? sentence.substring(0, 110) + "…" : sentence;
  }
}
