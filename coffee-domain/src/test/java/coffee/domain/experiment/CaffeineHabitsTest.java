package coffee.domain.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.Doses;
import coffee.domain.intake.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaffeineHabitsTest {

  private static final Instant EIGHT = Instant.parse("2026-03-01T08:00:00Z");

  private static Dose cup(int minutes, double milligrams) {
    return new Dose(
        EIGHT.plus(Duration.ofMinutes(minutes)), new Caffeine(milligrams), Duration.ofMinutes(10));
  }

  private static CaffeineHabits habits(Dose... cups) {
    return CaffeineHabits.of(Doses.of(List.of(cups)), ZoneOffset.UTC);
  }

  @Test
  void countsCupsOfHalfAnHourAsTakenAtOnce() {
    assertThat(habits(cup(0, 63), cup(30, 63), cup(61, 90)).mostAtOnceMg()).hasValue(126);
    assertThat(habits(cup(0, 63), cup(31, 63), cup(200, 90)).mostAtOnceMg()).hasValue(90);
    assertThat(habits(cup(0, 0)).mostAtOnceMg()).isEmpty();
    assertThat(habits().mostAtOnceMg()).isEmpty();
  }

  @Test
  void leavesTheFirstCupOfADayOutOfItsRest() {
    int day = 24 * 60;
    assertThat(habits(cup(0, 90), cup(60, 50), cup(90, 30), cup(day, 90)).restOfDayMg())
        .isEqualTo(40);
    assertThat(habits().restOfDayMg()).isZero();
  }
}
