package coffee.app.mqtt;

import coffee.domain.DomainException;
import coffee.domain.Ticker;
import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.person.Person;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Home Assistant sees of a person: sensors, and a button for each frequent drink. Everything
 * is published when a connection begins and when Home Assistant starts; the values again when the
 * person's data have changed, on whichever instance, and once a minute, since the level decays.
 */
final class HomeAssistantDevice {

  /** Available, in Home Assistant's words. */
  static final String ONLINE = "online";

  static final String OFFLINE = "offline";

  private static final Logger LOG = LoggerFactory.getLogger(HomeAssistantDevice.class);
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
  private static final long REFRESH_NANOS = Duration.ofMinutes(1).toNanos();

  private final DeviceTopics topics;
  private final DeviceData data;
  private final ObjectMapper json;
  private final DrinkButtons buttons;
  private final LogButtonPress presses;
  private final DeviceDescription description;
  private final MqttObserver observer;
  private final Ticker ticker;

  /** What is in the last message with values. Of the only thread that refreshes. */
  private long revision;

  private long refreshedAt;
  private boolean isUnavailable;

  private final AtomicBoolean isEverythingDue = new AtomicBoolean();

  /** Creates the device with the given topics. */
  HomeAssistantDevice(
      DeviceTopics topics,
      DeviceData data,
      ObjectMapper json,
      MqttObserver observer,
      Ticker ticker) {
    this.topics = topics;
    this.data = data;
    this.json = json;
    this.buttons = new DrinkButtons(DrinkCatalogue.standard());
    this.presses = new LogButtonPress(data.recordIntakes(), data.owner(), buttons);
    this.description = new DeviceDescription(topics);
    this.observer = observer;
    this.ticker = ticker;
  }

  /** The topics of messages for it. */
  List<String> subscriptions() {
    return List.of(topics.press("+"), DeviceTopics.HOME_ASSISTANT_STATUS);
  }

  /** Whether it is available. */
  MqttMessage availability(String status) {
    return new MqttMessage(topics.availability(), status);
  }

  /** Lets the next refresh publish everything. */
  void publishEverything() {
    isEverythingDue.set(true);
  }

  /** Reads which buttons there are: presses may come before the first refresh. */
  void readButtons() {
    updateButtons(owner());
  }

  private Person owner() {
    return data.people().find(data.owner()).orElseThrow();
  }

  private List<DrinkButton> updateButtons(Person person) {
    return buttons.update(data.days().frequent(person, DrinkButtons.DAYS, DrinkButtons.CANDIDATES));
  }

  /** Decides what is to be published now, and sends it. */
  void refresh(LatestMessages messages) {
    boolean isAll = isEverythingDue.getAndSet(false);
    try {
      Person person = owner();
      if (isAll || person.revision() != revision || ticker.nanos() - refreshedAt >= REFRESH_NANOS) {
        describe(person, messages);
      }
      if (isAll) {
        messages.repeat();
      }
      isUnavailable = false;
    } catch (DomainException failure) { // the values stay until PostgreSQL is back
      isEverythingDue.compareAndSet(false, isAll);
      logOnce(failure);
    }
    messages.send();
  }

  private void describe(Person person, LatestMessages messages) {
    messages.put(description.with(updateButtons(person)));
    messages.put(
        new MqttMessage(topics.state(), json.valueToTree(data.now().apply(person)).toString()));
    messages.put(availability(ONLINE));
    revision = person.revision();
    refreshedAt = ticker.nanos();
  }

  private void logOnce(DomainException failure) {
    if (!isUnavailable) {
      LOG.warn("Values for Home Assistant are delayed: {}", String.valueOf(failure.getMessage()));
      isUnavailable = true;
    }
  }

  /**
   * Handles a message.
   *
   * @param pause waits before a press is tried again; false if the service stops
   * @return whether it is done
   */
  boolean handle(ReceivedMessage message, Predicate<Duration> pause) {
    if (message.topic().equals(DeviceTopics.HOME_ASSISTANT_STATUS)) {
      if (message.payload().equals(ONLINE)) {
        publishEverything();
      }
      return true;
    }
    return topics
        .button(message.topic())
        .map(button -> handlePress(button, message, pause))
        .orElse(true);
  }

  private boolean handlePress(String button, ReceivedMessage message, Predicate<Duration> pause) {
    if (message.isRetained()) {
      LOG.warn("A retained press of a button was ignored: its publisher should not retain it");
      observer.pressed(PressOutcome.IGNORED);
      return true;
    }
    for (int attempt = 0; attempt == 0 || pause.test(RETRY_PAUSE); attempt++) {
      try {
        observer.pressed(presses.log(button, message.payload()));
        return true;
      } catch (DomainException unavailable) {
        if (attempt == 0) {
          LOG.warn("A press is not logged yet: {}", String.valueOf(unavailable.getMessage()));
          observer.pressed(PressOutcome.DELAYED);
        }
      } catch (RuntimeException failure) {
        LOG.error("A press could not be logged", failure);
        observer.pressed(PressOutcome.REFUSED);
        return true;
      }
    }
    return false;
  }
}
