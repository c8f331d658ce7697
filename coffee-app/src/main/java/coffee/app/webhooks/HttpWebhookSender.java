package coffee.app.webhooks;

import coffee.domain.DomainException;
import coffee.domain.webhooks.DeliveryResult;
import coffee.domain.webhooks.DeliveryResult.Kind;
import coffee.domain.webhooks.ReceiverAddresses;
import coffee.domain.webhooks.WebhookMessage;
import coffee.domain.webhooks.WebhookSender;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Sends requests by HTTP/1.1, each over a connection of its own to the addresses that were checked.
 * Redirects are not followed, and nothing of the body of a response is read. Thread-safe.
 */
public final class HttpWebhookSender implements WebhookSender {

  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_CLIENT_ERROR = 400;
  private static final int GONE = 410;

  private final ReceiverAddresses addresses;
  private final Duration timeout;
  private final OutgoingConnections connections = new OutgoingConnections();
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "webhook-deadline");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates a sender.
   *
   * @param addresses where requests may go
   * @param timeout how long an attempt may take after the name was looked up
   */
  public HttpWebhookSender(ReceiverAddresses addresses, Duration timeout) {
    this.addresses = addresses;
    this.timeout = timeout;
  }

  @Override
  public DeliveryResult send(WebhookMessage message) {
    List<InetAddress> checked;
    try {
      checked = addresses.resolve(message.url());
    } catch (DomainException refusal) {
      return new DeliveryResult(Kind.NOT_ALLOWED, "the address is not allowed");
    }
    if (checked.isEmpty()) {
      return new DeliveryResult(Kind.UNREACHABLE, "the host could not be looked up");
    }
    AttemptDeadline deadline = new AttemptDeadline();
    ScheduledFuture<?> expiry =
        deadlines.schedule(deadline::expire, timeout.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return send(message, checked, deadline);
    } catch (IOException failure) {
      return deadline.isOver()
          ? new DeliveryResult(Kind.TIMEOUT, "no response in time")
          : new DeliveryResult(Kind.UNREACHABLE, reason(failure));
    } finally {
      expiry.cancel(false);
      deadline.close();
    }
  }

  private DeliveryResult send(
      WebhookMessage message, List<InetAddress> checked, AttemptDeadline deadline)
      throws IOException {
    CloseableHttpClient client = connections.client(checked, deadline, timeout);
    ClassicHttpResponse response = client.executeOpen(target(message), request(message), null);
    int status = response.getCode();
    deadline.close(); // the rest of the response, however long, is not read
    return result(status);
  }

  private static HttpHost target(WebhookMessage message) {
    return HttpHost.create(message.url());
  }

  private static HttpPost request(WebhookMessage message) {
    HttpPost request = new HttpPost(message.url());
    request.setHeader("webhook-id", message.id());
    request.setHeader("webhook-timestamp", Long.toString(message.sentAt().getEpochSecond()));
    request.setHeader("webhook-signature", message.signature());
    request.setEntity(
        new ByteArrayEntity(
            message.body().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    return request;
  }

  private static DeliveryResult result(int status) {
    if (status >= FIRST_SUCCESS && status < FIRST_REDIRECT) {
      return DeliveryResult.accepted();
    }
    if (status == GONE) {
      return new DeliveryResult(Kind.GONE, "status 410: the receiver ends the subscription");
    }
    return status >= FIRST_REDIRECT && status < FIRST_CLIENT_ERROR
        ? new DeliveryResult(Kind.REFUSED, "status %d: not followed".formatted(status))
        : new DeliveryResult(Kind.REFUSED, "status %d".formatted(status));
  }

  private static String reason(IOException failure) {
    if (failure instanceof ConnectException) {
      return "the connection was refused";
    }
    return failure instanceof SSLException
        ? "the certificate is not trusted, or TLS failed"
        : "the connection ended without a response";
  }
}
