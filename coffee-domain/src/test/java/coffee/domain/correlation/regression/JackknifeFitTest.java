package coffee.domain.correlation.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.correlation.result.Estimate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** METHOD 3.4 and 3.5, with the golden numbers of G3 and G4. */
class JackknifeFitTest {

  private static final Offset<Double> EXACT = within(1e-12);

  /** The golden limits of t are good to nine digits, see {@link StudentTTest}. */
  private static final Offset<Double> LIMIT = within(1e-10);

  private static final int[] DAYS = {0, 5, 10, 15, 20};
  private static final double[] X = {
    0, .8, .6, .4, .3, 0, 0, .9, .7, .5, 0, .4, .3, 1.2, .9, 0, 0, 0, 0, .2
  };
  private static final double[] Z = {
    -2, -1, 0, 1, 2, -2, -1, 0, 1, 2, -2, -1, 0, 1, 2, -2, -1, 0, 1, 2
  };
  private static final double[] Y = {
    66, 70, 69, 69, 70, 61, 62, 67, 67, 68, 70, 72, 72, 77, 77, 64, 65, 65, 66, 67
  };
  private static final int[] WITHOUT_GAPS = {
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
  };
  private static final int[] WITH_GAPS = {
    1, 1, 1, 3, 1, 1, 2, 1, 1, 1, 1, 1, 4, 1, 1, 1, 1, 1, 1, 1
  };

  private static DesignMatrix design(int[] gaps, double[]... columns) {
    long[] bins = new long[gaps.length];
    for (int i = 0; i < bins.length; i++) {
      bins[i] = gaps[i] + (i == 0 ? 5_900_000 : bins[i - 1]);
    }
    double[][] withAfterCup = Arrays.copyOf(columns, columns.length + 1);
    withAfterCup[columns.length] = new double[gaps.length];
    return new DesignMatrix(bins, DAYS, withAfterCup, ClockHarmonics.none());
  }

  private static DayGramMatrices grams(DesignMatrix design, double rho) {
    RowSelection all = design.selectAllRows();
    return DayCrossProducts.ofAllRows(design, all).gramMatrices(all, rho);
  }

  private static double[] coefficients(DayGramMatrices grams) {
    return new ScaledNormalEquations(grams.total(), DesignMatrix.Y)
        .solve(grams.total())
        .orElseThrow();
  }

  private static double[] leaveOneOut(DayGramMatrices grams) {
    ScaledNormalEquations system = new ScaledNormalEquations(grams.total(), DesignMatrix.Y);
    return IntStream.range(0, grams.days())
        .mapToDouble(day -> system.solveFirst(grams.total(), grams.forDay(day)).orElseThrow())
        .toArray();
  }

  @Test
  void fitsGoldenDataWithoutAutocorrelation() {
    DayGramMatrices grams = grams(design(WITHOUT_GAPS, Y, X, Z), 0);
    assertThat(coefficients(grams))
        .containsExactly(new double[] {4.4222182495953755, 0.7582782636662881}, EXACT);
    assertThat(leaveOneOut(grams))
        .containsExactly(
            new double[] {
              4.454782280740786, 4.3808882845939765, 4.49719625419245, 4.2459396726115815
            },
            EXACT);
    JackknifeFit fit = JackknifeFit.of(grams).orElseThrow();
    assertThat(fit.standardError()).isCloseTo(0.172041608357353, EXACT);
    assertThat(fit.effectiveDays()).isCloseTo(3.3411253445410725, EXACT);
    Estimate estimate = fit.estimate();
    assertThat(estimate.degreesOfFreedom()).isCloseTo(2.3411253445410725, EXACT);
    assertThat(StudentT.limit95(estimate.degreesOfFreedom())).isCloseTo(3.7543343008840213, LIMIT);
    assertThat(estimate.confidence().low()).isCloseTo(3.77631653816011, LIMIT);
    assertThat(estimate.confidence().high()).isCloseTo(5.068119961030641, LIMIT);
    assertThat(estimate.pValue()).isCloseTo(0.0006340085641013663, EXACT);
  }

  @Test
  void fitsGoldenDataWithAutocorrelation() {
    DayGramMatrices grams = grams(design(WITHOUT_GAPS, Y, X, Z), 0.5);
    assertThat(coefficients(grams))
        .containsExactly(new double[] {4.265803298871979, 0.7949755642444494}, EXACT);
    assertThat(leaveOneOut(grams))
        .containsExactly(
            new double[] {
              4.265864366405982, 4.290056338762061, 4.275185868069156, 4.192452644731532
            },
            EXACT);
    JackknifeFit fit = JackknifeFit.of(grams).orElseThrow();
    assertThat(fit.standardError()).isCloseTo(0.06739750407503015, EXACT);
    assertThat(fit.effectiveDays()).isCloseTo(3.1829821691591174, EXACT);
    Estimate estimate = fit.estimate();
    assertThat(estimate.degreesOfFreedom()).isCloseTo(2.1829821691591174, EXACT);
    assertThat(StudentT.limit95(estimate.degreesOfFreedom())).isCloseTo(3.974863284592471, LIMIT);
    assertThat(estimate.confidence().low()).isCloseTo(3.99790743445097, LIMIT);
    assertThat(estimate.confidence().high()).isCloseTo(4.5336991632929875, LIMIT);
    assertThat(estimate.pValue()).isCloseTo(0.00013233322936859193, EXACT);
  }

  /** The second pair is what statsmodels 0.13 finds by GLS with the full covariance matrix. */
  @Test
  void fitsGoldenDataWithGapsLikeStatsmodels() {
    double[] coefficients = coefficients(grams(design(WITH_GAPS, Y, X, Z), 0.6));
    assertThat(coefficients)
        .containsExactly(new double[] {4.2465128050408705, 0.8086459879107248}, EXACT);
    assertThat(coefficients)
        .containsExactly(new double[] {4.246512808861169, 0.8086459882090464}, within(1e-8));
  }

  @Test
  void whiteningWithZeroRhoEqualsLeastSquares() {
    DesignMatrix design = design(WITH_GAPS, Y, X, Z);
    RowSelection selection = design.selectAllRows();
    double[][] gram = DayCrossProducts.ofAllRows(design, selection).gram();
    assertThat(new ScaledNormalEquations(gram, DesignMatrix.Y).solve(gram).orElseThrow())
        .containsExactly(coefficients(grams(design, 0)), EXACT);
  }

  @Test
  void removingRowsEqualsRefittingTheRest() {
    DesignMatrix design = design(WITH_GAPS, Y, X, Z);
    RowSelection all = design.selectAllRows();
    DayCrossProducts products = DayCrossProducts.ofAllRows(design, all);
    RowSelection some = all.copy();
    boolean[] trimmed = new boolean[design.rows()];
    trimmed[3] = true;
    trimmed[11] = true;
    some.drop(trimmed, 1);
    products.remove(all, some);
    for (double rho : new double[] {0, 0.6, 0.95}) {
      assertThat(coefficients(products.gramMatrices(some, rho)))
          .containsExactly(coefficientsOfRows(design, some, rho), EXACT);
    }
  }

  /** Of a design that never had the other rows. */
  private static double[] coefficientsOfRows(DesignMatrix design, RowSelection some, double rho) {
    int[] rows = some.rowIndexes().toArray();
    double[][] columns =
        IntStream.range(0, design.width())
            .mapToObj(c -> IntStream.of(rows).mapToDouble(row -> design.column(c)[row]).toArray())
            .toArray(double[][]::new);
    int[] starts =
        IntStream.rangeClosed(0, design.days())
            .map(day -> (int) IntStream.of(rows).filter(row -> row < DAYS[day]).count())
            .toArray();
    DesignMatrix rest =
        new DesignMatrix(
            IntStream.of(rows).mapToLong(design::bin).toArray(),
            starts,
            columns,
            ClockHarmonics.none());
    return coefficients(grams(rest, rho));
  }

  @Test
  void toleratesColumnOfZeros() {
    DayGramMatrices grams = grams(design(WITHOUT_GAPS, Y, X, Z, new double[20]), 0.5);
    assertThat(coefficients(grams))
        .containsExactly(new double[] {4.265803298871979, 0.7949755642444494, 0}, EXACT);
  }

  @Test
  void isInvariantToDayLevels() {
    double[] shifted = Y.clone();
    Arrays.setAll(shifted, i -> Y[i] + (i < 10 ? 100 : -40));
    assertThat(coefficients(grams(design(WITHOUT_GAPS, shifted, X, Z), 0.5)))
        .containsExactly(coefficients(grams(design(WITHOUT_GAPS, Y, X, Z), 0.5)), within(1e-11));
  }

  @Test
  void collinearExposureHasNoInformation() {
    JackknifeFit fit = JackknifeFit.of(grams(design(WITHOUT_GAPS, Y, Z, Z), 0)).orElseThrow();
    assertThat(fit.information()).isCloseTo(0, within(1e-11));
    assertThat(fit.varianceInflation()).isGreaterThan(1e6);
  }

  @Test
  void constantHeartRateHasZeroStandardError() {
    double[] constant = new double[20];
    assertThat(
            JackknifeFit.of(grams(design(WITHOUT_GAPS, constant, X, Z), 0))
                .orElseThrow()
                .standardError())
        .isZero();
  }

  @RepeatedTest(100)
  void effectScalesWithHeartRateUnits(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    double factor = random.nextGaussian() * 10;
    double[] scaled = Y.clone();
    Arrays.setAll(scaled, i -> factor * Y[i]);
    JackknifeFit plain = JackknifeFit.of(grams(design(WITHOUT_GAPS, Y, X, Z), 0.4)).orElseThrow();
    JackknifeFit fit =
        JackknifeFit.of(grams(design(WITHOUT_GAPS, scaled, X, Z), 0.4)).orElseThrow();
    assertThat(fit.beta()).isCloseTo(factor * plain.beta(), within(1e-9));
    assertThat(fit.standardError())
        .isCloseTo(Math.abs(factor) * plain.standardError(), within(1e-9));
    assertThat(fit.effectiveDays()).isEqualTo(plain.effectiveDays());
  }
}
