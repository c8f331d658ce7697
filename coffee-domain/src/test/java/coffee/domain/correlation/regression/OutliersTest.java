package coffee.domain.correlation.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** METHOD 3.3. */
class OutliersTest {

  private static final int ROWS = 120;

  private final double[] heartRate = new double[ROWS];

  /** Neighbours differ by 2, so that 1.4826 median |e - med e| is 1.4826. */
  OutliersTest() {
    for (int i = 0; i < ROWS; i++) {
      heartRate[i] = i % 2 == 0 ? -1 : 1;
    }
  }

  private Outliers outliers() {
    long[] bins = IntStream.range(0, ROWS).mapToLong(i -> 5_900_000L + i).toArray();
    DesignMatrix design =
        new DesignMatrix(
            bins,
            new int[] {0, ROWS},
            new double[][] {heartRate, new double[ROWS]},
            ClockHarmonics.none());
    RowSelection all = design.selectAllRows();
    return new Outliers(design, all, new Residuals(design, all, new double[] {0}));
  }

  private static int[] marked(boolean[] rows) {
    return IntStream.range(0, rows.length).filter(i -> rows[i]).toArray();
  }

  @Test
  void marksSingleOutliersAlone() {
    heartRate[40] = 30;
    heartRate[80] = -30;
    assertThat(marked(outliers().outlyingRowsAndBouts())).containsExactly(40, 80);
    assertThat(marked(outliers().outlyingRows())).containsExactly(40, 80);
  }

  @Test
  void marksBoutWithItsRecovery() {
    heartRate[40] = 30;
    heartRate[43] = 30;
    assertThat(marked(outliers().outlyingRowsAndBouts()))
        .containsExactly(IntStream.rangeClosed(38, 55).toArray());
    assertThat(marked(outliers().outlyingRows())).containsExactly(40, 43);
  }

  @Test
  void highRowsFourBinsApartAreNoBout() {
    heartRate[40] = 30;
    heartRate[44] = 30;
    assertThat(marked(outliers().outlyingRowsAndBouts())).containsExactly(40, 44);
  }

  @Test
  void lowRowsAreNoBout() {
    heartRate[40] = -30;
    heartRate[41] = -30;
    assertThat(marked(outliers().outlyingRowsAndBouts())).containsExactly(40, 41);
  }

  @Test
  void usesMinimumSpreadOfHalfBeat() {
    for (int i = 0; i < ROWS; i++) {
      heartRate[i] = 0;
    }
    heartRate[10] = 1.7;
    heartRate[20] = 1.9;
    assertThat(marked(outliers().outlyingRows())).containsExactly(20);
  }
}
