package coffee.app.mqtt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The newest message of each topic, sent over one connection. A topic has at most one message on
 * its way; what comes meanwhile replaces what waits, so that a slow broker makes nothing grow.
 * Thread-safe.
 */
final class LatestMessages {

  /** What a topic has. Guarded by the map. */
  private static final class Slot {

    private final MqttMessage message;
    private boolean isDue = true;
    private boolean isOnItsWay;

    Slot(MqttMessage message, boolean isOnItsWay) {
      this.message = message;
      this.isOnItsWay = isOnItsWay;
    }
  }

  private final Function<MqttMessage, CompletableFuture<?>> send;
  private final Consumer<Boolean> observer;

  /** Guarded by itself. */
  private final Map<String, Slot> slots = new LinkedHashMap<>();

  /**
   * Sends over a connection.
   *
   * @param send sends a message; the result is complete when the broker has it
   * @param observer is notified of each message, and whether the broker has it
   */
  LatestMessages(Function<MqttMessage, CompletableFuture<?>> send, Consumer<Boolean> observer) {
    this.send = send;
    this.observer = observer;
  }

  /** Makes a message the newest of its topic, to be sent unless it is the one of before. */
  void put(MqttMessage message) {
    synchronized (slots) {
      Slot before = slots.get(message.topic());
      if (before == null || !before.message.equals(message)) {
        slots.put(message.topic(), new Slot(message, before != null && before.isOnItsWay));
      }
    }
  }

  /** Lets all messages be sent again. */
  void repeat() {
    synchronized (slots) {
      slots.values().forEach(slot -> slot.isDue = true);
    }
  }

  /** Sends what is due. What fails is due again at the next call. */
  void send() {
    due().forEach(this::send);
  }

  /** How many messages wait or are on their way. */
  int size() {
    synchronized (slots) {
      return slots.values().stream()
          .mapToInt(slot -> (slot.isDue ? 1 : 0) + (slot.isOnItsWay ? 1 : 0))
          .sum();
    }
  }

  private List<MqttMessage> due() {
    synchronized (slots) {
      List<Slot> due =
          slots.values().stream().filter(slot -> slot.isDue && !slot.isOnItsWay).toList();
      due.forEach(
          slot -> {
            slot.isDue = false;
            slot.isOnItsWay = true;
          });
      return due.stream().map(slot -> slot.message).toList();
    }
  }

  private void send(MqttMessage message) {
    var unused =
        send.apply(message).whenComplete((sent, failure) -> arrived(message, failure == null));
  }

  private void arrived(MqttMessage message, boolean isAccepted) {
    boolean hasNewer;
    synchronized (slots) {
      Slot slot = Objects.requireNonNull(slots.get(message.topic()));
      slot.isOnItsWay = false;
      hasNewer = slot.isDue;
      slot.isDue |= !isAccepted;
    }
    observer.accept(isAccepted);
    if (isAccepted && hasNewer) {
      send();
    }
  }
}
