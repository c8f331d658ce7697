package coffee.app.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Interprets the {@code curl} arguments used in our documents. */
public final class CurlCommand {

  private final Map<String, String> files;
  private final List<String> headers = new ArrayList<>();
  private String method = "";
  private String url = "";
  private byte[] body = {};
  private boolean hasBody;

  private CurlCommand(Map<String, String> files) {
    this.files = files;
  }

  /**
   * The request that it would send.
   *
   * @param files contents of files by name
   */
  public static HttpRequest request(List<String> words, Map<String, String> files) {
    CurlCommand curl = new CurlCommand(files);
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (word.equals("--data-binary")) {
        curl.send(rest.next(), "POST");
      } else if (word.matches("-[A-Za-z]+")) {
        word.substring(1).chars().forEach(flag -> curl.obey((char) flag, rest));
      } else {
        curl.url = word;
      }
    }
    return curl.request();
  }

  private void obey(char flag, Iterator<String> rest) {
    switch (flag) {
      case 'H' -> headers.addAll(List.of(rest.next().split(": ", 2)));
      case 'X' -> method = rest.next();
      case 'd' -> send(rest.next(), "POST");
      case 'T' -> send("@" + rest.next(), "PUT");
      case 's', 'O', 'J' -> {} // what it prints, and where to
      default -> throw new IllegalArgumentException("-" + flag);
    }
  }

  private void send(String data, String usualMethod) {
    body = (data.startsWith("@") ? content(data.substring(1)) : data).getBytes(UTF_8);
    hasBody = true;
    method = method.isEmpty() ? usualMethod : method;
  }

  private String content(String file) {
    String content = files.get(file);
    if (content == null) {
      throw new IllegalArgumentException("nothing is known of " + file);
    }
    return content;
  }

  private HttpRequest request() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(
                method.isEmpty() ? "GET" : method,
                hasBody ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
    return headers.isEmpty()
        ? request.build()
        : request.headers(headers.toArray(String[]::new)).build();
  }
}
