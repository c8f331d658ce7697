package coffee.domain.webhooks;

import coffee.domain.DomainException;
import java.time.Duration;
import java.util.Optional;

/**
 * A worker's lease on a webhook. It lapses unless renewed by recording results; writes of a lost
 * claim are rejected with CONFLICT {@value #LOST}. {@code DeliveryQueueContract} is the full
 * specification.
 */
public interface DeliveryClaim {

  /** The error code for writes of a lost claim. */
  String LOST = "delivery_claim_lost";

  /** The oldest waiting delivery, with the webhook as it is now. */
  Optional<DueDelivery> next();

  /** Whether more than {@link DeliveryQueue#MAX_WAITING} deliveries wait. */
  boolean isOverfull();

  /** Records that the receiver accepted a delivery, and renews the claim. */
  void delivered(Delivery delivery);

  /** Records a failed attempt; the delivery and those after it are due after a pause. */
  void retry(Delivery delivery, String error, Duration pause);

  /** Records a failed attempt, gives the delivery up, and pauses the webhook. */
  void giveUp(Delivery delivery, String error);

  /** Releases the webhook. Does nothing if the claim is lost. */
  void release();

  /** The error for writes of a lost claim. */
  static DomainException lost() {
    return DomainException.conflict(LOST, "the claim on this webhook was lost");
  }
}
