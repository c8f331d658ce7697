package coffee.domain.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The waiting deliveries of all persons, shared by workers in several processes. {@code
 * DeliveryQueueContract} is the full specification. Times are those of the store's clock.
 */
public interface DeliveryQueue {

  /** How long a claim is valid without renewal: longer than an attempt. */
  Duration LEASE = Duration.ofSeconds(30);

  /** With more waiting deliveries, a webhook whose receiver fails is paused. */
  int MAX_WAITING = 10_000;

  /**
   * Active webhooks whose next delivery is due and that no worker has claimed: first those that do
   * not fail, the longest due first.
   *
   * @param limit maximum number, 1 or more
   */
  List<DueWebhook> due(int limit);

  /**
   * Claims a webhook, so that its deliveries are made by one worker at a time.
   *
   * @return empty if another worker has claimed it, or nothing is due
   */
  Optional<DeliveryClaim> claim(DueWebhook due);
}
