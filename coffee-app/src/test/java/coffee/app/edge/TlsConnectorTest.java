package coffee.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.regex.Matcher;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsConnectorTest {

  private static final String PASSWORD = "only-for-this-test";

  @TempDir private Path folder;

  @Test
  void servesOverTlsIfConfigured() throws Exception {
    Path keys = keyStore();
    Path file = folder.resolve("config.yml");
    Files.writeString(file, encrypted(Files.readString(Path.of("..", "config.yml")), keys));

    try (TestDatabase database = TestDatabase.fresh();
        RunningService service = RunningService.over(database, Map.of(), file)) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("https://localhost:%d/health".formatted(service.port())))
              .build();
      HttpClient client = HttpClient.newBuilder().sslContext(trusting(keys)).build();
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.2", "TLSv1.3");
    }
  }

  /** The shipped configuration file, with the connector described in its comment. */
  private static String encrypted(String shipped, Path keys) {
    String connector =
        """
        type: https
              keyStorePath: %s
              keyStorePassword: %s
              keyStoreType: PKCS12
        """
            .formatted(keys, PASSWORD)
            .strip();
    return shipped.replaceFirst(
        "(applicationConnectors:\\s+- )type: http\\b", "$1" + Matcher.quoteReplacement(connector));
  }

  private Path keyStore() throws IOException, InterruptedException {
    Path keys = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-alias",
                "coffee",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    return keys;
  }

  private static SSLContext trusting(Path keys) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
