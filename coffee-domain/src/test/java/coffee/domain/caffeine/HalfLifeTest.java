package coffee.domain.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.DomainException;
import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.Profile;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HalfLifeTest {

  @Test
  void defaultsToFiveHoursForEmptyProfile() {
    assertThat(HalfLife.estimateFor(Profile.EMPTY)).isEqualTo(new HalfLife(5, 1.5, 9.5));
  }

  @ParameterizedTest
  @CsvSource({
    "SMOKING, 3, 1.5, 5.7",
    "ORAL_CONTRACEPTIVE, 8, 2.4, 15.2",
    "PREGNANCY_FIRST, 6.5, 1.95, 12.35",
    "PREGNANCY_SECOND, 10, 3, 19",
    "PREGNANCY_THIRD, 15, 4.5, 28.5",
    "FLUVOXAMINE, 55, 16.5, 60",
    "CIMETIDINE, 9.8, 2.94, 18.62"
  })
  void appliesMultiplierOfEachFactor(HalfLifeFactor factor, double hours, double low, double high) {
    HalfLife halfLife = HalfLife.estimateFor(Set.of(factor));
    assertThat(halfLife.hours()).isCloseTo(hours, within(1e-12));
    assertThat(halfLife.lowHours()).isCloseTo(low, within(1e-12));
    assertThat(halfLife.highHours()).isCloseTo(high, within(1e-12));
  }

  @Test
  void multipliesSeveralFactors() {
    assertThat(
            HalfLife.estimateFor(Set.of(HalfLifeFactor.SMOKING, HalfLifeFactor.ORAL_CONTRACEPTIVE))
                .hours())
        .isCloseTo(4.8, within(1e-12));
  }

  @Test
  void capsAtMaximumHalfLife() {
    assertThat(HalfLife.estimateFor(EnumSet.allOf(HalfLifeFactor.class)))
        .isEqualTo(new HalfLife(60, 60, 60));
  }

  @Test
  void enteredHalfLifeOverridesFactors() {
    Profile profile =
        new Profile(
            OptionalDouble.of(10),
            Set.of(HalfLifeFactor.SMOKING),
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    assertThat(HalfLife.estimateFor(profile)).isEqualTo(new HalfLife(10, 8, 12));
  }

  @Test
  void clampsRangeOfEnteredHalfLife() {
    assertThat(HalfLife.ofEnteredHours(1.5).lowHours()).isEqualTo(1.5);
    assertThat(HalfLife.ofEnteredHours(60).highHours()).isEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.4, 60.1, 0, -5, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectsHalfLifeOutOfRange(double hours) {
    assertThatThrownBy(() -> HalfLife.ofEnteredHours(hours)).isInstanceOf(DomainException.class);
  }
}
