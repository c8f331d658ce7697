package coffee.domain.caffeine;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException.Reason;
import coffee.domain.intake.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DosesTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  private static Dose dose(int second) {
    return new Dose(
        NINE.plusSeconds(second), new Caffeine(second % 1_000), Duration.ofSeconds(second % 600));
  }

  @Test
  void keepsAllDoses() {
    Doses doses = new Doses(1_000);
    IntStream.range(0, 1_000).forEach(i -> doses.add(dose(i)));

    assertThat(doses.size()).isEqualTo(1_000);
    assertThat(doses.consumedAt(700)).isEqualTo(NINE.plusSeconds(700).toEpochMilli());
    assertThat(doses.milligrams(700)).isEqualTo(700);
    assertThat(doses.durationMillis(700)).isEqualTo(100_000);
    assertThat(doses.longestDurationMillis()).isEqualTo(599_000);
  }

  @Test
  void findsDosesByTimestamp() {
    Doses doses = Doses.of(List.of(dose(5), dose(1), dose(5), dose(5), dose(9)));

    assertThat(doses.firstFrom(NINE.toEpochMilli())).isZero();
    assertThat(doses.firstFrom(NINE.plusSeconds(5).toEpochMilli())).isEqualTo(1);
    assertThat(doses.firstFrom(NINE.plusSeconds(6).toEpochMilli())).isEqualTo(4);
    assertThat(doses.firstFrom(Long.MAX_VALUE)).isEqualTo(5);
    assertThat(new Doses(1).firstFrom(0)).isZero();
  }

  @Test
  void rejectsDosesOverTheMaximum() {
    Doses doses = new Doses(2);
    doses.add(dose(1));
    doses.add(dose(1));

    assertRefused(Reason.INVALID, "too_many_coffees", () -> doses.add(dose(2)));
    assertThat(doses.size()).isEqualTo(2);
  }

  @Test
  void rejectsDescendingTimestamps() {
    Doses doses = new Doses(2);
    doses.add(dose(2));

    assertThatThrownBy(() -> doses.add(dose(1))).isInstanceOf(IllegalArgumentException.class);
  }
}
