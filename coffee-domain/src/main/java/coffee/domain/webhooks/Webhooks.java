package coffee.domain.webhooks;

import coffee.domain.person.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The webhooks of each person. {@code WebhooksContract} is the full specification. A person never
 * sees or changes another person's webhooks. Times are those of the store's clock.
 */
public interface Webhooks {

  /** How many webhooks a person can have. */
  int MAX_WEBHOOKS = 10;

  /**
   * Adds an active webhook.
   *
   * @param secret its sealed secret
   * @throws coffee.domain.DomainException NOT_FOUND for an unknown person; CONFLICT {@code
   *     too_many_webhooks}
   */
  Webhook add(PersonId person, WebhookSettings settings, byte[] secret);

  Optional<Webhook> find(PersonId person, long id);

  /** The person's webhooks, newest first. */
  List<Webhook> list(PersonId person);

  /**
   * Changes settings and status. One that becomes active is no longer failing, and its waiting
   * deliveries are due at once.
   *
   * @param change maps the stored webhook to the new one; if it throws, nothing changes
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  Webhook change(PersonId person, long id, UnaryOperator<Webhook> change);

  /**
   * Replaces the secret.
   *
   * @param secret the new one, sealed
   * @param overlap how long the one before stays valid beside it
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  Webhook replaceSecret(PersonId person, long id, byte[] secret, Duration overlap);

  /**
   * Removes a webhook and its deliveries.
   *
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void remove(PersonId person, long id);

  /**
   * Adds a delivery to one webhook, whether or not it subscribes to the event.
   *
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code webhook_paused}
   */
  Delivery send(PersonId person, long id, WebhookEvent event);

  /**
   * The newest deliveries of a webhook, newest first.
   *
   * @param limit maximum number, 1 or more
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  List<Delivery> deliveries(PersonId person, long id, int limit);

  /**
   * Deletes deliveries that ended at least {@code age} ago.
   *
   * @return how many
   */
  long deleteEnded(Duration age);
}
