import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Optional;

/**
 * Asks the service in the same container whether it can serve: exit code 0 if {@code GET /health}
 * answers 200, 1 otherwise. The image runs it as its health check, so that it needs neither a shell
 * nor curl.
 */
final class HealthProbe {

  private static final int TIMEOUT_MILLIS = 2_000;

  private HealthProbe() {}

  /** Takes no arguments; {@code PORT} as the service does. */
  public static void main(String[] arguments) {
    System.exit(canServe() ? 0 : 1);
  }

  private static boolean canServe() {
    try {
      URL health = new URL("http", "127.0.0.1", port(), "/health");
      HttpURLConnection connection = (HttpURLConnection) health.openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      int status = connection.getResponseCode();
      System.out.println(health + " answers " + status);
      return status == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      System.out.println(e);
      return false;
    }
  }

  private static int port() {
    return Optional.ofNullable(System.getenv("PORT"))
        .filter(port -> !port.isEmpty())
        .map(Integer::parseInt)
        .orElse(8000);
  }
}
