package coffee.domain.webhooks;

import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Use case: create, change, rotate and test a person's webhooks. Thread-safe. */
public final class ManageWebhooks {

  /** How long the previous secret stays valid after a rotation. */
  public static final Duration OVERLAP = Duration.ofHours(24);

  private final Webhooks webhooks;
  private final SecretSeal seal;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * A webhook and its secret, which is shown once.
   *
   * @param webhook as stored
   * @param secret what its requests are signed with
   */
  public record Issued(Webhook webhook, WebhookSecret secret) {}

  /**
   * Manages webhooks of a store.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  public ManageWebhooks(Webhooks webhooks, SecretSeal seal, RandomGenerator random, Clock clock) {
    this.webhooks = webhooks;
    this.seal = seal;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Creates a webhook.
   *
   * @throws coffee.domain.DomainException as {@link Webhooks#add}
   */
  public Issued create(PersonId person, WebhookSettings settings) {
    WebhookSecret secret = WebhookSecret.generate(random);
    return new Issued(webhooks.add(person, settings, seal.seal(person, secret)), secret);
  }

  /**
   * Changes a webhook.
   *
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  public Webhook change(PersonId person, long id, WebhookChange change) {
    return webhooks.change(person, id, change::applyTo);
  }

  /**
   * Replaces the secret. For {@link #OVERLAP} requests are signed with both.
   *
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  public Issued rotate(PersonId person, long id) {
    WebhookSecret secret = WebhookSecret.generate(random);
    return new Issued(
        webhooks.replaceSecret(person, id, seal.seal(person, secret), OVERLAP), secret);
  }

  /**
   * Sends a test, after the deliveries that already wait.
   *
   * @throws coffee.domain.DomainException as {@link Webhooks#send}
   */
  public Delivery test(PersonId person, long id) {
    return webhooks.send(person, id, WebhookEvent.test(clock.instant()));
  }
}
