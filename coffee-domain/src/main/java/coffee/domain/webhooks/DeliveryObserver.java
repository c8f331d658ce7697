package coffee.domain.webhooks;

/** Counts attempts. Thread-safe. */
@FunctionalInterface
public interface DeliveryObserver {

  /** An attempt ended. */
  void attempted(DeliveryResult.Kind kind);
}
