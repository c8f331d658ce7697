package coffee.domain.webhooks;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Use case: make the deliveries of a webhook, in the order of its events. Thread-safe. */
public final class DeliverEvents {

  /** How long a delivery is retried before the webhook is paused. */
  public static final Duration RETRIED_FOR = Duration.ofHours(24);

  /** Most deliveries of one webhook before another one is served. */
  private static final int DELIVERIES_IN_A_ROW = 20;

  private final DeliveryQueue queue;
  private final WebhookSender sender;
  private final SecretSeal seal;
  private final DeliveryObserver observer;
  private final RetryPauses pauses;
  private final Clock clock;
  private volatile boolean isStopped;

  /**
   * How requests are made.
   *
   * @param sender sends them
   * @param seal opens secrets
   * @param observer counts them
   */
  public record Requests(WebhookSender sender, SecretSeal seal, DeliveryObserver observer) {}

  /** Delivers what a queue offers. */
  public DeliverEvents(
      DeliveryQueue queue, Requests requests, RandomGenerator random, Clock clock) {
    this.queue = queue;
    this.sender = requests.sender();
    this.seal = requests.seal();
    this.observer = requests.observer();
    this.pauses = new RetryPauses(random);
    this.clock = clock;
  }

  /**
   * Makes the next deliveries of a webhook, until one fails or enough were made.
   *
   * @return whether there was something to do
   * @throws DomainException UNAVAILABLE while the store is unavailable
   */
  public boolean deliver(DueWebhook due) {
    Optional<DeliveryClaim> claim = queue.claim(due);
    claim.ifPresent(held -> deliverUnlessLost(held, due.person()));
    return claim.isPresent();
  }

  /** Begins no further attempt. */
  public void requestStop() {
    isStopped = true;
  }

  private void deliverUnlessLost(DeliveryClaim claim, PersonId person) {
    try {
      int made = 0;
      Optional<DueDelivery> next = claim.next();
      while (next.isPresent() && attempt(claim, person, next.get())) {
        made++;
        next = made < DELIVERIES_IN_A_ROW && !isStopped ? claim.next() : Optional.empty();
      }
      claim.release();
    } catch (DomainException refusal) {
      if (!refusal.code().equals(DeliveryClaim.LOST)) {
        throw refusal;
      }
    }
  }

  private boolean attempt(DeliveryClaim claim, PersonId person, DueDelivery due) {
    Delivery delivery = due.delivery();
    DeliveryResult result = send(person, due);
    observer.attempted(result.kind());
    switch (result.kind()) {
      case ACCEPTED -> claim.delivered(delivery);
      case GONE -> claim.giveUp(delivery, result.detail());
      case REFUSED, TIMEOUT, UNREACHABLE, NOT_ALLOWED, UNSIGNED -> {
        if (due.failingFor().compareTo(RETRIED_FOR) >= 0 || claim.isOverfull()) {
          claim.giveUp(delivery, result.detail());
        } else {
          int attempts = delivery.progress().attempts() + 1;
          claim.retry(delivery, result.detail(), pauses.after(attempts));
        }
      }
    }
    return result.kind() == DeliveryResult.Kind.ACCEPTED;
  }

  private DeliveryResult send(PersonId person, DueDelivery due) {
    SealedSecrets sealed = due.secrets();
    Optional<WebhookSecret> current = seal.open(person, sealed.current());
    if (current.isEmpty()) {
      return new DeliveryResult(
          DeliveryResult.Kind.UNSIGNED,
          "the secret cannot be read; rotate it, or restore WEBHOOK_SECRET_KEY");
    }
    List<WebhookSecret> secrets =
        Stream.concat(
                current.stream(),
                sealed.earlier().stream().flatMap(bytes -> seal.open(person, bytes).stream()))
            .toList();
    String body = due.delivery().event().body();
    String id = due.delivery().messageId();
    Instant now = clock.instant();
    String signature =
        secrets.stream().map(secret -> secret.sign(id, now, body)).collect(Collectors.joining(" "));
    return sender.send(new WebhookMessage(due.url(), id, now, signature, body));
  }
}
