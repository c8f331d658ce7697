package coffee.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.webhooks.UnreliableReceiver.Behaviour;
import coffee.app.webhooks.UnreliableReceiver.Received;
import coffee.domain.Eventually;
import coffee.domain.webhooks.DeliveryResult;
import coffee.domain.webhooks.DeliveryResult.Kind;
import coffee.domain.webhooks.ReceiverAddresses;
import coffee.domain.webhooks.WebhookMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpWebhookSenderTest {

  /** Long enough for an answer on a busy machine. */
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Short, for receivers that never end. */
  private static final Duration SHORT = Duration.ofMillis(300);

  private final UnreliableReceiver receiver = new UnreliableReceiver();
  private final AtomicInteger lookups = new AtomicInteger();

  HttpWebhookSenderTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    receiver.close();
  }

  private List<InetAddress> resolve(String host) {
    lookups.incrementAndGet();
    try {
      return switch (host) {
        case "mixed.example" ->
            List.of(
                InetAddress.getLoopbackAddress(),
                InetAddress.getByAddress(
                    new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254}));
        case "unknown.example" -> List.of();
        case "home.example" -> List.of(InetAddress.getLoopbackAddress());
        default -> List.of(InetAddress.getByName(host));
      };
    } catch (UnknownHostException notNumeric) {
      throw new IllegalArgumentException(notNumeric);
    }
  }

  private DeliveryResult send(URI url, Duration timeout, boolean allowsPrivate) {
    ReceiverAddresses addresses = new ReceiverAddresses(this::resolve, allowsPrivate);
    return new HttpWebhookSender(addresses, timeout)
        .send(
            new WebhookMessage(
                url, "msg_1", Instant.ofEpochSecond(1_772_355_600), "v1,abc", "{\"a\":\"☕\"}"));
  }

  private URI at(String host) {
    return URI.create("http://%s:%d/hook?a=b".formatted(host, receiver.url().getPort()));
  }

  @Test
  void sendsWhatStandardWebhooksAsksFor() {
    assertThat(send(at("home.example"), LONG, true)).isEqualTo(DeliveryResult.accepted());

    Received request = receiver.received().get(0);
    assertThat(request.path()).isEqualTo("/hook?a=b");
    assertThat(request.body()).isEqualTo("{\"a\":\"☕\"}");
    assertThat(request.headers())
        .containsEntry("webhook-id", "msg_1")
        .containsEntry("webhook-timestamp", "1772355600")
        .containsEntry("webhook-signature", "v1,abc")
        .containsEntry("host", "home.example:" + receiver.url().getPort())
        .containsEntry("user-agent", "coffee-tracker-webhooks")
        .hasEntrySatisfying("content-type", type -> assertThat(type).contains("application/json"));
    assertThat(lookups).hasValue(1);
    Eventually.until("the connection is closed", () -> receiver.connections() == 0);
  }

  @ParameterizedTest
  @CsvSource({
    "ERROR, REFUSED, status 500",
    "NOT_FOUND, REFUSED, status 404",
    "REDIRECTS, REFUSED, status 307: not followed",
    "ENDLESS_BODY, REFUSED, status 503",
    "ENDLESS_LINE, UNREACHABLE, the connection ended without a response",
    "ENDLESS_HEADERS, UNREACHABLE, the connection ended without a response",
    "GARBAGE, UNREACHABLE, the connection ended without a response",
    "CLOSES_EARLY, UNREACHABLE, the connection ended without a response"
  })
  void saysWhatReceiverDid(Behaviour behaviour, Kind kind, String detail) {
    receiver.behave(behaviour);

    assertThat(send(at("127.0.0.1"), LONG, true)).isEqualTo(new DeliveryResult(kind, detail));

    assertThat(receiver.received()).extracting(Received::path).containsExactly("/hook?a=b");
    Eventually.until("the connection is closed", () -> receiver.connections() == 0);
  }

  @ParameterizedTest
  @CsvSource({"NEVER_ANSWERS", "DRIPS_HEADERS"})
  void endsAttemptAtDeadline(Behaviour behaviour) {
    receiver.behave(behaviour);

    assertThat(send(at("127.0.0.1"), SHORT, true).kind()).isEqualTo(Kind.TIMEOUT);

    Eventually.until("the connection is closed", () -> receiver.connections() == 0);
  }

  @Test
  void endsAttemptWhoseTlsHandshakeNeverEnds() {
    receiver.behave(Behaviour.NEVER_ANSWERS);
    URI url = URI.create("https://127.0.0.1:%d/".formatted(receiver.url().getPort()));

    assertThat(send(url, SHORT, true).kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void failsWhenReceiverDoesNotSpeakTls() {
    receiver.behave(Behaviour.GARBAGE);
    URI url = URI.create("https://127.0.0.1:%d/".formatted(receiver.url().getPort()));

    assertThat(send(url, SHORT, true).kind()).isIn(Kind.UNREACHABLE, Kind.TIMEOUT);
  }

  @Test
  void connectsToNothingThatIsNotAllowed() {
    assertThat(send(at("127.0.0.1"), LONG, false).kind()).isEqualTo(Kind.NOT_ALLOWED);
    assertThat(send(at("mixed.example"), LONG, true).kind()).isEqualTo(Kind.NOT_ALLOWED);
    assertThat(send(URI.create("http://169.254.169.254/"), LONG, true).kind())
        .isEqualTo(Kind.NOT_ALLOWED);
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void reportsUnreachableReceiver() throws IOException {
    assertThat(send(URI.create("http://unknown.example/"), LONG, true))
        .isEqualTo(new DeliveryResult(Kind.UNREACHABLE, "the host could not be looked up"));
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(send(URI.create("http://127.0.0.1:%d/".formatted(port)), LONG, true))
        .isEqualTo(new DeliveryResult(Kind.UNREACHABLE, "the connection was refused"));
  }
}
