package coffee.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.Page;
import coffee.domain.TimestampRules;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.person.Person;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HomeAssistantDeviceTest {

  private static final DeviceTopics TOPICS = DeviceTopics.of("a database");

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final InMemoryStore store = new InMemoryStore(clock);
  private final Person owner = store.people().ensure("owner", ZoneOffset.UTC);
  private final List<PressOutcome> outcomes = new ArrayList<>();
  private final List<MqttMessage> sent = new ArrayList<>();
  private final LatestMessages messages = new LatestMessages(this::send, accepted -> {});
  private int failures;

  private final RecordIntakes record =
      new RecordIntakes(
          store.intakes(), IntakeRules.DEFAULT, new TimestampRules(clock), added -> failIfAsked());

  private final HomeAssistantDevice device =
      new HomeAssistantDevice(
          TOPICS,
          new DeviceData(
              store.people(),
              owner.id(),
              person -> Map.of("revision", person.revision(), "at", clock.instant().toString()),
              new ReadIntakeDays(store.intakes(), clock),
              record),
          new ObjectMapper(),
          new PressObserver(outcomes),
          clock::nanos);

  private record PressObserver(List<PressOutcome> outcomes) implements MqttObserver {

    @Override
    public void connected() {}

    @Override
    public void connectionFailed() {}

    @Override
    public void disconnected() {}

    @Override
    public void published(boolean accepted) {}

    @Override
    public void pressed(PressOutcome outcome) {
      outcomes.add(outcome);
    }
  }

  @BeforeEach
  void readButtons() {
    device.readButtons();
  }

  /** After the entry was stored: whether it was is not known then. */
  private void failIfAsked() {
    if (failures > 0) {
      failures--;
      throw new DomainException(Reason.UNAVAILABLE, "database_unavailable", "Database unreachable");
    }
  }

  private CompletableFuture<?> send(MqttMessage message) {
    sent.add(message);
    return CompletableFuture.completedFuture(null);
  }

  private ReceivedMessage press(int number) {
    DrinkButton espresso = new DrinkButton(Optional.of("Espresso"), new Caffeine(63));
    return new ReceivedMessage(
        TOPICS.press(espresso.id()), "2026-03-01T11:00:00.%06d+00:00".formatted(number), false);
  }

  private List<LoggedIntake> logged() {
    return store.intakes().page(owner.id(), IntakeFilter.before(Instant.MAX), Page.first(10));
  }

  private void log(String type, int milligrams, int times) {
    for (int i = 0; i < times; i++) {
      Intake intake =
          new Intake(
              clock.instant().minusSeconds(i),
              new Caffeine(milligrams),
              Optional.of(type),
              Optional.empty(),
              Duration.ZERO,
              Optional.empty(),
              Optional.empty());
      assertThat(record.add(owner.id(), intake).entry().id()).isPositive();
    }
  }

  @Test
  void pressWaitsForDatabaseAndIsLoggedOnce() {
    failures = 1;

    assertThat(device.handle(press(1), pause -> true)).isTrue();

    assertThat(outcomes).containsExactly(PressOutcome.DELAYED, PressOutcome.REPEATED);
    assertThat(logged()).hasSize(1);
  }

  @Test
  void pressIsNotDoneIfServiceStopsMeanwhile() {
    failures = 1;

    assertThat(device.handle(press(1), pause -> false)).isFalse();
    assertThat(device.handle(press(1), pause -> false)).isTrue();
    assertThat(device.handle(press(2), pause -> false)).isTrue();

    assertThat(outcomes)
        .containsExactly(PressOutcome.DELAYED, PressOutcome.REPEATED, PressOutcome.LOGGED);
    assertThat(logged()).hasSize(2);
  }

  @Test
  void ignoresPressThatTheBrokerHadKept() {
    ReceivedMessage press = press(1);

    assertThat(
            device.handle(new ReceivedMessage(press.topic(), press.payload(), true), pause -> true))
        .isTrue();

    assertThat(outcomes).containsExactly(PressOutcome.IGNORED);
    assertThat(logged()).isEmpty();
  }

  @Test
  void refreshesAfterWriteAndOnceAMinute() {
    device.publishEverything();
    device.refresh(messages);
    assertThat(sent).hasSize(3);
    device.refresh(messages);
    assertThat(sent).hasSize(3);

    store.people().change(owner.id(), person -> person);
    device.refresh(messages);
    assertThat(sent).hasSize(4);

    clock.pass(Duration.ofSeconds(59));
    device.refresh(messages);
    assertThat(sent).hasSize(4);
    clock.pass(Duration.ofSeconds(1));
    device.refresh(messages);
    assertThat(sent).hasSize(5);
    assertThat(sent.get(4).topic()).isEqualTo(TOPICS.state());

    device.publishEverything();
    device.refresh(messages);
    assertThat(sent).hasSize(8);
  }

  @Test
  void homeAssistantThatStartsGetsEverything() {
    device.publishEverything();
    device.refresh(messages);

    assertThat(device.handle(status("offline"), pause -> true)).isTrue();
    device.refresh(messages);
    assertThat(sent).hasSize(3);
    assertThat(device.handle(status("online"), pause -> true)).isTrue();
    device.refresh(messages);

    assertThat(sent).hasSize(6);
  }

  private static ReceivedMessage status(String status) {
    return new ReceivedMessage(DeviceTopics.HOME_ASSISTANT_STATUS, status, true);
  }

  @Test
  void buttonStaysWhileItsDrinkIsFrequentEnough() {
    for (int i = 1; i <= 6; i++) {
      log("Drink " + i, i, 2);
    }
    device.publishEverything();
    device.refresh(messages);
    log("New", 50, 3);
    device.refresh(messages);

    String description = sent.get(sent.size() - 2).payload();
    assertThat(description).contains("Log New, 50 mg");
    for (int i = 1; i <= 6; i++) {
      assertThat(description).contains("Log Drink %d, %d mg".formatted(i, i));
    }
    assertThat(description).doesNotContain("Espresso");
  }
}
