package coffee.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.webhooks.UnreliableReceiver.Behaviour;
import coffee.app.webhooks.UnreliableReceiver.Received;
import coffee.domain.Eventually;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.person.PersonId;
import coffee.domain.webhooks.DeliverEvents;
import coffee.domain.webhooks.DeliveryResult;
import coffee.domain.webhooks.EventType;
import coffee.domain.webhooks.ManageWebhooks;
import coffee.domain.webhooks.ReceiverAddresses;
import coffee.domain.webhooks.SecretSeal;
import coffee.domain.webhooks.WebhookEvent;
import coffee.domain.webhooks.WebhookSecret;
import coffee.domain.webhooks.WebhookSettings;
import coffee.domain.webhooks.WebhookStatus;
import coffee.persistence.JdbiStore;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances over one PostgreSQL, and receivers that fail. */
class WebhookDeliveryTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretSeal seal = SecretSeal.of(Optional.of("the key of this test"), RANDOM);
  private final List<WebhookDispatcher> instances = new ArrayList<>();
  private final List<UnreliableReceiver> receivers = new ArrayList<>();
  private final JdbiStore store = new JdbiStore(POSTGRES.jdbi());

  @AfterAll
  static void closeDatabase() {
    POSTGRES.close();
  }

  @AfterEach
  void close() throws IOException, InterruptedException {
    for (UnreliableReceiver receiver : receivers) {
      receiver.close();
    }
    for (WebhookDispatcher instance : instances) {
      instance.stop();
    }
  }

  private UnreliableReceiver receiver() throws IOException {
    UnreliableReceiver receiver = new UnreliableReceiver();
    receivers.add(receiver);
    return receiver;
  }

  private PersonId person(String name) {
    return store.people().ensure(name, ZoneOffset.UTC).id();
  }

  private ManageWebhooks.Issued webhook(PersonId person, UnreliableReceiver receiver) {
    return webhook(person, receiver.url());
  }

  private ManageWebhooks.Issued webhook(PersonId person, URI url) {
    return new ManageWebhooks(store.webhooks(), seal, RANDOM, Clock.systemUTC())
        .create(
            person,
            new WebhookSettings(
                url,
                Set.of(
                    EventType.INTAKE_CREATED, EventType.INTAKE_UPDATED, EventType.INTAKE_DELETED),
                Optional.empty()));
  }

  private WebhookDispatcher start(Duration timeout) {
    JdbiStore own = new JdbiStore(POSTGRES.jdbi());
    ReceiverAddresses addresses = new ReceiverAddresses(WebhookDeliveryTest::loopback, true);
    DeliverEvents deliver =
        new DeliverEvents(
            own.deliveries(),
            new DeliverEvents.Requests(
                new HttpWebhookSender(addresses, timeout), seal, unobserved -> {}),
            RANDOM,
            Clock.systemUTC());
    WebhookDispatcher instance = new WebhookDispatcher(own.deliveries(), deliver, OFTEN);
    instances.add(instance);
    instance.start();
    return instance;
  }

  private static List<InetAddress> loopback(String host) {
    try {
      return List.of(InetAddress.getByName(host));
    } catch (UnknownHostException notNumeric) {
      throw new IllegalArgumentException(notNumeric);
    }
  }

  /** Ends every pause between attempts. */
  private static void passPauses() {
    String sql = "UPDATE webhook SET due_at = now() WHERE due_at > now()";
    POSTGRES.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private void log(PersonId person, int coffees) {
    for (int i = 0; i < coffees; i++) {
      long id =
          store
              .intakes()
              .add(person, Intake.of(Instant.parse("2026-03-01T09:00:00Z"), new Caffeine(i)))
              .entry()
              .id();
      if (i % 3 == 1) {
        store
            .intakes()
            .change(
                person,
                id,
                stored -> Intake.of(Instant.parse("2026-03-01T10:00:00Z"), new Caffeine(500)));
        store.intakes().remove(person, id, stored -> {});
      }
    }
  }

  private List<String> recorded(PersonId person, long webhook) {
    List<String> ids = new ArrayList<>();
    store.webhooks().deliveries(person, webhook, 1_000).forEach(one -> ids.add(0, one.messageId()));
    return ids;
  }

  @Test
  void afterReceiverHealsEveryEventIsThereInOrder() throws IOException {
    UnreliableReceiver receiver = receiver();
    PersonId person = person("with an unreliable receiver");
    ManageWebhooks.Issued issued = webhook(person, receiver);
    receiver.behave(Behaviour.ERROR);
    start(SHORT);
    start(SHORT);

    for (Behaviour behaviour : Behaviour.values()) {
      receiver.behave(behaviour);
      int before = receiver.received().size();
      log(person, 4);
      Eventually.until(
          "the receiver was tried",
          () -> {
            passPauses();
            return receiver.received().size() > before + 1;
          });
    }
    receiver.behave(Behaviour.ACCEPTS);
    List<String> events = recorded(person, issued.webhook().id());
    assertThat(events).hasSize(Behaviour.values().length * 6);
    Eventually.until(
        "everything is delivered",
        () -> {
          passPauses();
          return accepted(receiver).size() == events.size();
        });

    assertThat(accepted(receiver).keySet()).containsExactlyElementsOf(events);
    assertThat(receiver.received()).extracting(Received::path).containsOnly("/hook");
    assertSameBodyForSameId(receiver);
    assertSigned(receiver, issued.secret());
    assertThat(store.webhooks().find(person, issued.webhook().id()).orElseThrow().status())
        .isEqualTo(WebhookStatus.ACTIVE);
  }

  /** What was accepted, each id at its first time. */
  private static Map<String, String> accepted(UnreliableReceiver receiver) {
    Map<String, String> bodies = new LinkedHashMap<>();
    receiver.received().stream()
        .filter(Received::isAccepted)
        .forEach(one -> bodies.putIfAbsent(one.header("webhook-id"), one.body()));
    return bodies;
  }

  private static void assertSameBodyForSameId(UnreliableReceiver receiver) {
    Map<String, String> bodies = new HashMap<>();
    for (Received one : receiver.received()) {
      String earlier = bodies.putIfAbsent(one.header("webhook-id"), one.body());
      assertThat(earlier == null || earlier.equals(one.body())).isTrue();
    }
  }

  private static void assertSigned(UnreliableReceiver receiver, WebhookSecret secret) {
    for (Received one : receiver.received()) {
      Instant sentAt = Instant.ofEpochSecond(Long.parseLong(one.header("webhook-timestamp")));
      assertThat(one.headers())
          .containsEntry(
              "webhook-signature", secret.sign(one.header("webhook-id"), sentAt, one.body()));
    }
  }

  @Test
  void keepsNoReservationWithoutThread() throws InterruptedException {
    PersonId person = person("without a thread");
    store
        .webhooks()
        .send(
            person,
            webhook(person, URI.create("http://127.0.0.1:1/")).webhook().id(),
            WebhookEvent.test(Instant.EPOCH));
    DeliverEvents deliver =
        new DeliverEvents(
            store.deliveries(),
            new DeliverEvents.Requests(
                message -> DeliveryResult.accepted(), seal, unobserved -> {}),
            RANDOM,
            Clock.systemUTC());
    WebhookDispatcher stopped = new WebhookDispatcher(store.deliveries(), deliver, OFTEN);
    stopped.stop();
    assertThat(store.deliveries().due(1_000)).isNotEmpty();

    stopped.poll();

    assertThat(stopped.busy()).isZero();
  }

  @Test
  void slowReceiverDelaysNoOtherWebhook() throws IOException {
    UnreliableReceiver slow = receiver();
    slow.behave(Behaviour.NEVER_ANSWERS);
    UnreliableReceiver otherPort = receiver();
    otherPort.behave(Behaviour.NEVER_ANSWERS);
    UnreliableReceiver fast = receiver();
    for (int i = 0; i < 30; i++) {
      PersonId person = person("slow %d".formatted(i));
      webhook(person, i % 2 == 0 ? slow : otherPort);
      log(person, 1);
    }
    WebhookDispatcher instance = start(Duration.ofMinutes(10));
    Eventually.until(
        "the slow host has its share",
        () ->
            slow.received().size() + otherPort.received().size() == WebhookDispatcher.MAX_OF_HOST);
    PersonId person = person("fast");
    webhook(person, fast.url("localhost"));
    log(person, 2);

    Eventually.until("the fast receiver has its events", () -> accepted(fast).size() == 4);

    assertThat(slow.received().size() + otherPort.received().size())
        .isEqualTo(WebhookDispatcher.MAX_OF_HOST);
    assertThat(instance.busy()).isGreaterThanOrEqualTo(WebhookDispatcher.MAX_OF_HOST);
  }

  @Test
  void waitingWebhookHoldsNoThreadAndNoConnection() throws IOException {
    UnreliableReceiver receiver = receiver();
    receiver.behave(Behaviour.ERROR);
    PersonId person = person("waiting");
    ManageWebhooks.Issued issued = webhook(person, receiver);
    log(person, 20);
    WebhookDispatcher instance = start(Duration.ofMinutes(10));

    Eventually.until(
        "the first attempt has failed",
        () ->
            store
                .webhooks()
                .find(person, issued.webhook().id())
                .orElseThrow()
                .health()
                .lastError()
                .isPresent());
    Eventually.until("no thread holds it", () -> instance.busy() == 0);
    Eventually.until("no connection is open", () -> receiver.connections() == 0);

    assertThat(receiver.received()).hasSize(1);
  }
}
