package coffee.app.webhooks;

import coffee.app.support.PrivateAuthority;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A receiver that speaks TLS, with a certificate of a private authority for one host name. */
final class TlsReceiver implements AutoCloseable {

  private final PrivateAuthority authority;
  private final HttpsServer server;
  private final AtomicInteger received = new AtomicInteger();

  /**
   * Makes its key in a folder, and listens.
   *
   * @param host the name in the certificate
   */
  TlsReceiver(Path folder, String host) throws IOException, GeneralSecurityException {
    authority = new PrivateAuthority(folder, host);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context()));
    server.createContext(
        "/",
        exchange -> {
          received.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  private SSLContext context() throws IOException, GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(authority.serverKey(), PrivateAuthority.PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  /** Writes a trust store that has the authority. */
  Path trustStore() throws IOException, GeneralSecurityException {
    return authority.trustStore();
  }

  /** Its address by a name. */
  URI url(String host) {
    return URI.create("https://%s:%d/hook".formatted(host, server.getAddress().getPort()));
  }

  int received() {
    return received.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
