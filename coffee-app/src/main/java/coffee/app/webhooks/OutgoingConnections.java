package coffee.app.webhooks;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.HttpConnectionFactory;

/**
 * Creates an HTTP client for one attempt. It connects to given addresses only, and uses no name
 * service, proxies, cookies or redirects. Thread-safe.
 */
final class OutgoingConnections {

  private static final int MAX_LINE = 8_192;
  private static final int MAX_HEADERS = 100;

  /** Only the first addresses are tried, so that each attempt to connect has time. */
  private static final int MAX_ADDRESSES = 2;

  private final Lookup<TlsSocketStrategy> tls =
      RegistryBuilder.<TlsSocketStrategy>create()
          .register(URIScheme.HTTPS.id, DefaultClientTlsStrategy.createDefault())
          .build();

  private final HttpConnectionFactory<ManagedHttpClientConnection> connections =
      ManagedHttpClientConnectionFactory.builder()
          .http1Config(
              Http1Config.custom()
                  .setMaxLineLength(MAX_LINE)
                  .setMaxHeaderCount(MAX_HEADERS)
                  .setMaxEmptyLineCount(1)
                  .build())
          .build();

  /** Returns a client that need not be closed: the deadline closes its socket. */
  CloseableHttpClient client(
      List<InetAddress> addresses, AttemptDeadline deadline, Duration timeout) {
    BasicHttpClientConnectionManager manager =
        new BasicHttpClientConnectionManager(
            new DefaultHttpClientConnectionOperator(
                proxy -> deadline.newSocket(), null, checked(addresses), tls),
            connections);
    int millis = Math.toIntExact(timeout.toMillis());
    manager.setConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(millis / (MAX_ADDRESSES + 1), TimeUnit.MILLISECONDS)
            .setSocketTimeout(millis, TimeUnit.MILLISECONDS)
            .build());
    manager.setTlsConfig(
        TlsConfig.custom().setHandshakeTimeout(millis, TimeUnit.MILLISECONDS).build());
    return HttpClients.custom()
        .setConnectionManager(manager)
        .setUserAgent("coffee-tracker-webhooks")
        .setConnectionReuseStrategy((request, response, context) -> false)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private static DnsResolver checked(List<InetAddress> addresses) {
    InetAddress[] tried = addresses.stream().limit(MAX_ADDRESSES).toArray(InetAddress[]::new);
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) {
        return tried.clone();
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }
}
