package coffee.domain.correlation.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClockHarmonicsTest {

  private static final int DAYS = 3;
  private static final int BINS = 288;
  private static final int HARMONICS = 12;

  /** On the second day the clock goes back an hour, and some rows are missing. */
  private final int[] rows =
      IntStream.range(0, DAYS * BINS).filter(bin -> bin % 97 > 3 && bin % 61 != 7).toArray();

  private final ClockHarmonics clock = new ClockHarmonics(3, HARMONICS, minutes());
  private final DesignMatrix design = design();

  private short[] minutes() {
    short[] minutes = new short[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int passed = 5 * rows[i] + 242 - (rows[i] < 400 ? 0 : 60);
      minutes[i] = (short) (passed % 1_440);
    }
    return minutes;
  }

  private DesignMatrix design() {
    Random random = new Random(1);
    double[][] columns = new double[3 + 2 * HARMONICS + 1][];
    Arrays.setAll(columns, c -> random.doubles(rows.length).toArray());
    System.arraycopy(clock.columns(), 0, columns, 3, 2 * HARMONICS);
    int[] dayStart =
        IntStream.rangeClosed(0, DAYS)
            .map(day -> (int) IntStream.of(rows).filter(bin -> bin < day * BINS).count())
            .toArray();
    long[] bins = IntStream.of(rows).asLongStream().toArray();
    return new DesignMatrix(bins, dayStart, columns, clock);
  }

  private DesignMatrix withoutHarmonics() {
    double[][] columns =
        IntStream.range(0, design.width()).mapToObj(design::column).toArray(double[][]::new);
    long[] bins = IntStream.of(rows).asLongStream().toArray();
    int[] dayStart =
        IntStream.rangeClosed(0, DAYS).map(day -> day == 0 ? 0 : design.end(day - 1)).toArray();
    return new DesignMatrix(bins, dayStart, columns, ClockHarmonics.none());
  }

  @Test
  void productsOfHarmonicsEqualSumsOverRows() {
    double[][] closed = whitened(design, 0.7);
    double[][] summed = whitened(withoutHarmonics(), 0.7);
    for (int a = 0; a < closed.length; a++) {
      for (int b = a; b < closed.length; b++) {
        assertThat(closed[a][b]).as("%d, %d", a, b).isCloseTo(summed[a][b], within(2e-10));
      }
    }
  }

  private static double[][] whitened(DesignMatrix design, double rho) {
    RowSelection all = design.selectAllRows();
    return DayCrossProducts.ofAllRows(design, all).gramMatrices(all, rho).total();
  }

  @Test
  void subtractsColumnsTimesCoefficients() {
    double[] coefficients = new Random(2).doubles(design.width() - 2).toArray();
    RowSelection all = design.selectAllRows();
    Residuals closed = new Residuals(design, all, coefficients);
    Residuals summed = new Residuals(withoutHarmonics(), all, coefficients);
    for (int row = 0; row < design.rows(); row++) {
      assertThat(closed.of(row)).isCloseTo(summed.of(row), within(1e-12));
    }
  }

  @Test
  void gramAfterRemovalEqualsThatOfRest() {
    RowSelection all = design.selectAllRows();
    for (int days = 1; days <= DAYS; days++) {
      boolean[] marked = new boolean[design.rows()];
      for (int row = 0; row < design.end(days - 1); row += 7) {
        marked[row] = true;
      }
      RowSelection some = all.copy();
      some.drop(marked, 1);
      DayCrossProducts original = DayCrossProducts.ofAllRows(design, all);
      DayCrossProducts products = original.copy();
      products.remove(all, some);
      double[][] whitened = products.gramMatrices(some, 0).total();
      for (int a = 0; a < whitened.length; a++) {
        assertThat(products.gram()[a]).containsExactly(whitened[a], within(1e-11));
        assertThat(original.gram()[a])
            .containsExactly(DayCrossProducts.ofAllRows(design, all).gram()[a], within(0.0));
      }
    }
  }
}
