package coffee.domain.correlation.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * G7, whose limits are good to nine digits, and the same by 40-digit arithmetic: the first is
 * {@code tan(0.475 π)}.
 */
public class StudentTTest {

  @ParameterizedTest
  @CsvSource({
    "1, 12.706204736432095, 12.7062047361747046",
    "2.5, 3.5746548420118773, 3.57465484200368322",
    "4.3, 2.7016948982822235, 2.70169489828223173",
    "7, 2.3646242510102993, 2.36462425159278534",
    "12.7, 2.1655677313665023, 2.16556773136872514",
    "27, 2.0518305164802833, 2.05183051648028556",
    "100, 1.9839715184496334, 1.98397151852355229",
    "45.07988397727608, 2.01400488, 2.01400488416577153"
  })
  void computesGoldenQuantiles(double degreesOfFreedom, double golden, double exact) {
    assertThat(StudentT.limit95(degreesOfFreedom)).isCloseTo(golden, within(3e-9 * golden));
    assertThat(StudentT.limit95(degreesOfFreedom)).isCloseTo(exact, within(1e-13 * exact));
  }

  @Test
  void computesGoldenTwoSidedPValue() {
    assertThat(StudentT.twoSidedP(2.5, 4.3)).isCloseTo(0.06244807463621134, within(1e-15));
    assertThat(StudentT.twoSidedP(-2.5, 4.3)).isEqualTo(StudentT.twoSidedP(2.5, 4.3));
  }

  @Test
  void computesPValueExtremes() {
    assertThat(StudentT.twoSidedP(0, 7)).isEqualTo(1);
    assertThat(StudentT.twoSidedP(1e6, 30)).isBetween(0.0, 1e-100);
  }
}
