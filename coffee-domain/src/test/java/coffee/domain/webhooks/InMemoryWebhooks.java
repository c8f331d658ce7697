package coffee.domain.webhooks;

import coffee.domain.DomainException;
import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.PersonId;
import coffee.domain.work.InMemoryTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Webhooks, their outbox and their queue in memory. */
public final class InMemoryWebhooks
    implements Webhooks, EventOutbox, DeliveryQueue, EventSubscribers {

  private record Key(PersonId person, long id) {}

  private record DeliveryKey(Key webhook, long id) {}

  private record Stored(
      Webhook webhook,
      SealedSecrets secrets,
      Instant earlierUntil,
      Optional<Instant> dueAt,
      Instant claimedUntil,
      long claims) {

    Stored with(Webhook changed) {
      return new Stored(changed, secrets, earlierUntil, dueAt, claimedUntil, claims);
    }

    Stored due(Optional<Instant> at) {
      return new Stored(webhook, secrets, earlierUntil, at, claimedUntil, claims);
    }

    Stored claimed(Instant until, long number) {
      return new Stored(webhook, secrets, earlierUntil, dueAt, until, number);
    }
  }

  private final InMemoryTransactions transactions;
  private final InMemoryPeople people;
  private final Clock clock;
  private final Map<Key, Stored> webhooks = new HashMap<>();
  private final Map<DeliveryKey, Delivery> deliveries = new HashMap<>();
  private final Map<Key, Long> checked = new HashMap<>();
  private final Map<PersonId, Instant> answeredAt = new HashMap<>();
  private final Map<PersonId, Long> answered = new HashMap<>();
  private final Map<PersonId, String> verdicts = new HashMap<>();
  private long lastId;
  private long lastDelivery;

  /**
   * No webhooks.
   *
   * @param clock the store's clock
   */
  public InMemoryWebhooks(InMemoryTransactions transactions, InMemoryPeople people, Clock clock) {
    this.transactions = transactions;
    this.people = people;
    this.clock = clock;
    people.alsoErasing(
        erased -> {
          transactions.removeAll(webhooks, key -> key.person().equals(erased));
          transactions.removeAll(deliveries, key -> key.webhook().person().equals(erased));
        });
  }

  @Override
  public Webhook add(PersonId person, WebhookSettings settings, byte[] secret) {
    return transactions.call(
        () -> {
          people.require(person);
          if (list(person).size() >= MAX_WEBHOOKS) {
            throw DomainException.conflict("too_many_webhooks", "delete one");
          }
          Instant now = clock.instant();
          Webhook.Health health =
              new Webhook.Health(
                  Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
          Webhook webhook = new Webhook(++lastId, settings, WebhookStatus.ACTIVE, health, now);
          Stored stored =
              new Stored(
                  webhook,
                  new SealedSecrets(secret, Optional.empty()),
                  now,
                  Optional.empty(),
                  now,
                  0);
          transactions.put(webhooks, new Key(person, webhook.id()), stored);
          transactions.put(
              checked, new Key(person, webhook.id()), people.require(person).revision());
          return webhook;
        });
  }

  @Override
  public Optional<Webhook> find(PersonId person, long id) {
    return transactions.call(
        () -> Optional.ofNullable(webhooks.get(new Key(person, id))).map(Stored::webhook));
  }

  private Stored require(Key key) {
    return Optional.ofNullable(webhooks.get(key))
        .orElseThrow(() -> DomainException.notFound("no such webhook"));
  }

  @Override
  public List<Webhook> list(PersonId person) {
    return transactions.call(
        () ->
            webhooks.entrySet().stream()
                .filter(entry -> entry.getKey().person().equals(person))
                .map(entry -> entry.getValue().webhook())
                .sorted(Comparator.comparing(Webhook::id).reversed())
                .toList());
  }

  @Override
  public Webhook change(PersonId person, long id, UnaryOperator<Webhook> change) {
    return transactions.call(
        () -> {
          Key key = new Key(person, id);
          Stored stored = require(key);
          Webhook changed = change.apply(stored.webhook());
          Stored next = stored.with(changed);
          if (changed.status() != stored.webhook().status()) {
            next =
                changed.status() == WebhookStatus.ACTIVE
                    ? resumed(next)
                    : paused(next, next.webhook().health().lastError());
          }
          transactions.put(webhooks, key, next);
          return next.webhook();
        });
  }

  private Stored resumed(Stored stored) {
    Webhook.Health health = stored.webhook().health();
    Webhook.Health fresh =
        new Webhook.Health(
            health.lastDeliveredAt(), Optional.empty(), Optional.empty(), Optional.empty());
    return withHealth(stored, WebhookStatus.ACTIVE, fresh).due(Optional.of(clock.instant()));
  }

  private Stored paused(Stored stored, Optional<String> error) {
    Webhook.Health health = stored.webhook().health();
    Webhook.Health ill =
        new Webhook.Health(
            health.lastDeliveredAt(), health.failingSince(), Optional.of(clock.instant()), error);
    return withHealth(stored, WebhookStatus.PAUSED, ill).due(Optional.empty());
  }

  private static Stored withHealth(Stored stored, WebhookStatus status, Webhook.Health health) {
    Webhook webhook = stored.webhook();
    return stored.with(
        new Webhook(webhook.id(), webhook.settings(), status, health, webhook.createdAt()));
  }

  @Override
  public Webhook replaceSecret(PersonId person, long id, byte[] secret, Duration overlap) {
    return transactions.call(
        () -> {
          Key key = new Key(person, id);
          Stored stored = require(key);
          transactions.put(
              webhooks,
              key,
              new Stored(
                  stored.webhook(),
                  new SealedSecrets(secret, Optional.of(stored.secrets().current())),
                  clock.instant().plus(overlap),
                  stored.dueAt(),
                  stored.claimedUntil(),
                  stored.claims()));
          return stored.webhook();
        });
  }

  @Override
  public void remove(PersonId person, long id) {
    Stored unused =
        transactions.call(
            () -> {
              Key key = new Key(person, id);
              Stored stored = require(key);
              transactions.remove(webhooks, key);
              transactions.removeAll(deliveries, delivery -> delivery.webhook().equals(key));
              return stored;
            });
  }

  @Override
  public Delivery send(PersonId person, long id, WebhookEvent event) {
    return transactions.call(
        () -> {
          Key key = new Key(person, id);
          if (require(key).webhook().status() == WebhookStatus.PAUSED) {
            throw DomainException.conflict("webhook_paused", "the webhook is paused");
          }
          return enqueue(key, event);
        });
  }

  private Delivery enqueue(Key key, WebhookEvent event) {
    Delivery delivery =
        new Delivery(++lastDelivery, event, DeliveryStatus.WAITING, Delivery.Progress.NONE);
    transactions.put(deliveries, new DeliveryKey(key, delivery.id()), delivery);
    Stored stored = require(key);
    if (stored.dueAt().isEmpty()) {
      transactions.put(webhooks, key, stored.due(Optional.of(clock.instant())));
    }
    return delivery;
  }

  @Override
  public void add(PersonId person, List<WebhookEvent> events) {
    List<WebhookEvent> unused =
        transactions.call(
            () -> {
              for (WebhookEvent event : events) {
                List.copyOf(webhooks.entrySet()).stream()
                    .filter(entry -> entry.getKey().person().equals(person))
                    .filter(entry -> entry.getValue().webhook().status() == WebhookStatus.ACTIVE)
                    .filter(
                        entry ->
                            entry.getValue().webhook().settings().events().contains(event.type()))
                    .filter(entry -> !isKnown(entry.getKey(), event))
                    .forEach(entry -> enqueue(entry.getKey(), event));
              }
              return events;
            });
  }

  private boolean isKnown(Key key, WebhookEvent event) {
    return event.deduplicationKey().isPresent()
        && of(key)
            .map(Delivery::event)
            .anyMatch(
                earlier ->
                    earlier.type() == event.type()
                        && earlier.deduplicationKey().equals(event.deduplicationKey()));
  }

  private Stream<Delivery> of(Key key) {
    return deliveries.entrySet().stream()
        .filter(entry -> entry.getKey().webhook().equals(key))
        .map(Map.Entry::getValue);
  }

  private Optional<Delivery> next(Key key) {
    return of(key)
        .filter(delivery -> delivery.status() == DeliveryStatus.WAITING)
        .min(Comparator.comparing(Delivery::id));
  }

  @Override
  public List<Delivery> deliveries(PersonId person, long id, int limit) {
    return transactions.call(
        () -> {
          Key key = new Key(person, id);
          Stored stored = require(key);
          Optional<Delivery> head = next(key);
          return of(key)
              .map(
                  delivery ->
                      head.equals(Optional.of(delivery))
                          ? with(
                              delivery, delivery.status(), 0, stored.dueAt(), lastError(delivery))
                          : delivery)
              .sorted(Comparator.comparing(Delivery::id).reversed())
              .limit(limit)
              .toList();
        });
  }

  private static Optional<String> lastError(Delivery delivery) {
    return delivery.progress().lastError();
  }

  private static Delivery with(
      Delivery delivery,
      DeliveryStatus status,
      int attempts,
      Optional<Instant> next,
      Optional<String> error) {
    Delivery.Progress before = delivery.progress();
    return new Delivery(
        delivery.id(),
        delivery.event(),
        status,
        new Delivery.Progress(before.attempts() + attempts, next, before.endedAt(), error));
  }

  @Override
  public long deleteEnded(Duration age) {
    return transactions.call(
        () -> {
          Instant before = clock.instant().minus(age);
          long count = deliveries.size();
          transactions.removeAll(
              deliveries,
              key ->
                  Optional.ofNullable(deliveries.get(key))
                      .flatMap(delivery -> delivery.progress().endedAt())
                      .filter(ended -> ended.isBefore(before))
                      .isPresent());
          return count - deliveries.size();
        });
  }

  private Stream<Key> telling(EventType... types) {
    return webhooks.entrySet().stream()
        .filter(entry -> entry.getValue().webhook().status() == WebhookStatus.ACTIVE)
        .filter(
            entry ->
                Stream.of(types).anyMatch(entry.getValue().webhook().settings().events()::contains))
        .map(Map.Entry::getKey);
  }

  @Override
  public List<PersonId> withChangedData(long after, int limit) {
    return transactions.call(
        () ->
            telling(EventType.LIMIT_CROSSED, EventType.BEDTIME_EXCEEDED)
                .filter(
                    key -> checked.getOrDefault(key, 0L) != people.require(key.person()).revision())
                .map(Key::person)
                .distinct()
                .filter(person -> person.value() > after)
                .sorted(Comparator.comparing(PersonId::value))
                .limit(limit)
                .toList());
  }

  @Override
  public List<PersonId> subscribedToInstructions(long after, int limit) {
    return transactions.call(
        () ->
            telling(EventType.EXPERIMENT_INSTRUCTION)
                .map(Key::person)
                .distinct()
                .filter(person -> person.value() > after)
                .sorted(Comparator.comparing(PersonId::value))
                .limit(limit)
                .toList());
  }

  @Override
  public void markChecked(PersonId person, long revision) {
    long unused =
        transactions.call(
            () -> {
              webhooks.keySet().stream()
                  .filter(key -> key.person().equals(person))
                  .forEach(key -> transactions.put(checked, key, revision));
              return revision;
            });
  }

  private boolean isAnswerOld(PersonId person) {
    return Optional.ofNullable(answeredAt.get(person))
        .map(at -> at.isBefore(clock.instant().minus(Duration.ofHours(1))))
        .orElse(true);
  }

  @Override
  public List<PersonId> dueForAnalysis(long after, int limit) {
    return transactions.call(
        () ->
            telling(EventType.ANSWER_CHANGED)
                .map(Key::person)
                .distinct()
                .filter(this::isAnswerOld)
                .filter(
                    person ->
                        answered.getOrDefault(person, -1L) != people.require(person).revision())
                .filter(person -> person.value() > after)
                .sorted(Comparator.comparing(PersonId::value))
                .limit(limit)
                .toList());
  }

  @Override
  public Optional<LastVerdict> claimAnalysis(PersonId person) {
    return transactions.call(
        () -> {
          if (!isAnswerOld(person)) {
            return Optional.empty();
          }
          transactions.put(answeredAt, person, clock.instant());
          return Optional.of(new LastVerdict(Optional.ofNullable(verdicts.get(person))));
        });
  }

  @Override
  public void recordVerdict(PersonId person, long revision, String verdict) {
    String unused =
        transactions.call(
            () -> {
              transactions.put(answered, person, revision);
              transactions.put(verdicts, person, verdict);
              return verdict;
            });
  }

  @Override
  public List<DueWebhook> due(int limit) {
    return transactions.call(
        () ->
            webhooks.entrySet().stream()
                .filter(entry -> isDue(entry.getValue()))
                .sorted(Comparator.comparing(entry -> entry.getValue().dueAt().orElseThrow()))
                .limit(limit)
                .map(
                    entry ->
                        new DueWebhook(
                            entry.getKey().person(),
                            entry.getKey().id(),
                            entry.getValue().webhook().settings().url(),
                            entry.getValue().webhook().health().failingSince().isPresent()))
                .toList());
  }

  private boolean isDue(Stored stored) {
    Instant now = clock.instant();
    return stored.dueAt().stream().anyMatch(due -> !due.isAfter(now))
        && !stored.claimedUntil().isAfter(now);
  }

  @Override
  public Optional<DeliveryClaim> claim(DueWebhook due) {
    return transactions.call(
        () -> {
          Key key = new Key(due.person(), due.id());
          Stored stored = webhooks.get(key);
          if (stored == null || !isDue(stored)) {
            return Optional.empty();
          }
          long number = stored.claims() + 1;
          transactions.put(
              webhooks, key, stored.claimed(clock.instant().plus(DeliveryQueue.LEASE), number));
          return Optional.of(new Claim(key, number));
        });
  }

  private final class Claim implements DeliveryClaim {

    private final Key key;
    private final long number;

    Claim(Key key, long number) {
      this.key = key;
      this.number = number;
    }

    private boolean isHeld() {
      return webhooks.containsKey(key) && require(key).claims() == number;
    }

    private Stored held() {
      if (!isHeld()) {
        throw DeliveryClaim.lost();
      }
      return require(key);
    }

    @Override
    public Optional<DueDelivery> next() {
      return transactions.call(
          () ->
              isHeld() && require(key).webhook().status() == WebhookStatus.ACTIVE
                  ? InMemoryWebhooks.this.next(key).map(delivery -> due(delivery, require(key)))
                  : Optional.empty());
    }

    private DueDelivery due(Delivery delivery, Stored stored) {
      Instant now = clock.instant();
      return new DueDelivery(
          delivery,
          stored.webhook().settings().url(),
          now.isBefore(stored.earlierUntil())
              ? stored.secrets()
              : new SealedSecrets(stored.secrets().current(), Optional.empty()),
          stored
              .webhook()
              .health()
              .failingSince()
              .map(since -> Duration.between(since, now))
              .orElse(Duration.ZERO));
    }

    @Override
    public boolean isOverfull() {
      return transactions.call(
          () ->
              of(key).filter(one -> one.status() == DeliveryStatus.WAITING).count() > MAX_WAITING);
    }

    @Override
    public void delivered(Delivery delivery) {
      Stored unused =
          transactions.call(
              () -> {
                Webhook.Health well =
                    new Webhook.Health(
                        Optional.of(clock.instant()),
                        Optional.empty(),
                        held().webhook().health().pausedAt(),
                        Optional.empty());
                renew(withHealth(held(), held().webhook().status(), well));
                return end(delivery, DeliveryStatus.DELIVERED, Optional.empty());
              });
    }

    private void renew(Stored next) {
      transactions.put(
          webhooks, key, next.claimed(clock.instant().plus(DeliveryQueue.LEASE), number));
    }

    private Stored end(Delivery delivery, DeliveryStatus status, Optional<String> error) {
      Delivery.Progress before = delivery.progress();
      transactions.put(
          deliveries,
          new DeliveryKey(key, delivery.id()),
          new Delivery(
              delivery.id(),
              delivery.event(),
              status,
              new Delivery.Progress(
                  before.attempts() + 1, Optional.empty(), Optional.of(clock.instant()), error)));
      return require(key);
    }

    private Webhook.Health failing(String error) {
      Webhook.Health before = held().webhook().health();
      return new Webhook.Health(
          before.lastDeliveredAt(),
          before.failingSince().or(() -> Optional.of(clock.instant())),
          before.pausedAt(),
          Optional.of(error));
    }

    @Override
    public void retry(Delivery delivery, String error, Duration pause) {
      Stored unused =
          transactions.call(
              () -> {
                if (held().webhook().status() == WebhookStatus.PAUSED) {
                  throw DeliveryClaim.lost();
                }
                renew(
                    withHealth(held(), WebhookStatus.ACTIVE, failing(error))
                        .due(Optional.of(clock.instant().plus(pause))));
                transactions.put(
                    deliveries,
                    new DeliveryKey(key, delivery.id()),
                    with(
                        delivery, DeliveryStatus.WAITING, 1, Optional.empty(), Optional.of(error)));
                return held();
              });
    }

    @Override
    public void giveUp(Delivery delivery, String error) {
      Stored unused =
          transactions.call(
              () -> {
                Stored failed = withHealth(held(), WebhookStatus.ACTIVE, failing(error));
                transactions.put(webhooks, key, paused(failed, Optional.of(error)));
                return end(delivery, DeliveryStatus.FAILED, Optional.of(error));
              });
    }

    @Override
    public void release() {
      boolean unused =
          transactions.call(
              () -> {
                if (isHeld()) {
                  Stored stored = require(key);
                  Optional<Instant> due =
                      InMemoryWebhooks.this.next(key).isPresent()
                          ? stored.dueAt()
                          : Optional.empty();
                  transactions.put(webhooks, key, stored.due(due).claimed(clock.instant(), number));
                }
                return true;
              });
    }
  }
}
