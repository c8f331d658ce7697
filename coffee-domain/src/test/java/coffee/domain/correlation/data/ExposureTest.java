package coffee.domain.correlation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.intake.Caffeine;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ExposureTest {

  private static final Instant START = Instant.parse("2026-03-09T08:00:00Z");
  private static final long FIRST = HeartRateBin.numberOf(START);

  private static WakingRows rows(LongStream bins) {
    return WakingRowsFixture.of(
        bins.mapToObj(bin -> new HeartRateBin(bin, 1, 70, false, false, false)).toList());
  }

  private static DoseSeries cups(Dose... doses) {
    return DoseSeries.upTo(Instant.MAX, List.of(doses));
  }

  private static Dose dose(double minutes, double milligrams) {
    return Dose.instantaneous(
        START.plusMillis(Math.round(minutes * 60_000)), new Caffeine(milligrams));
  }

  /** x(5 h) of G2; its instant and cups fall on whole minutes. */
  @Test
  void computesGoldenExposureOfThreeDoses() {
    DoseSeries cups = cups(dose(-298, 95), dose(-28, 126), dose(182, 63));
    assertThat(
            new Exposure(OneCompartmentModel.forCoffee(5))
                .atCentres(cups, rows(LongStream.of(FIRST)))[0])
        .isCloseTo(1.7626240485739666, within(1e-14));
  }

  @Test
  void isOneAtPeakOfHundredMilligrams() {
    double[] exposure =
        new Exposure(OneCompartmentModel.forCoffee(5))
            .atCentres(cups(dose(0, 100)), rows(LongStream.range(FIRST, FIRST + 40)));
    assertThat(exposure[8]).isCloseTo(1, within(1e-3)); // 42 min
    assertThat(Arrays.stream(exposure).max().orElseThrow()).isLessThanOrEqualTo(1);
  }

  @Test
  void roundsDoseTimeToNearestMinute() {
    WakingRows rows = rows(LongStream.of(FIRST));
    Exposure exposure = new Exposure(OneCompartmentModel.forCoffee(5));
    assertThat(exposure.atCentres(cups(dose(1.49, 100)), rows)[0]).isPositive();
    assertThat(exposure.atCentres(cups(dose(1.5, 100)), rows)[0]).isZero();
  }

  @RepeatedTest(50)
  void equalsSumOverDoses(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    OneCompartmentModel body = OneCompartmentModel.forCoffee(1.5 + 20 * random.nextDouble());
    Dose[] doses =
        IntStream.range(0, 60)
            .mapToObj(i -> dose(random.nextInt(20_000) - 5_000, random.nextInt(200)))
            .toArray(Dose[]::new);
    WakingRows rows =
        rows(LongStream.range(FIRST, FIRST + 3_000).filter(bin -> random.nextInt(3) > 0));
    double[] exposure = new Exposure(body).atCentres(cups(doses), rows);
    for (int i = 0; i < exposure.length; i++) {
      assertThat(exposure[i]).isCloseTo(sum(body, doses, rows.bin(i)), within(1e-12));
    }
  }

  private static double sum(OneCompartmentModel body, Dose[] doses, long bin) {
    double sum = 0;
    for (Dose dose : doses) {
      double hours = (bin * 5 + 2 - dose.consumedAt().getEpochSecond() / 60) / 60.0;
      if (hours < body.lookbackHours()) {
        sum += dose.caffeine().milligrams() * body.amountPerMg(hours);
      }
    }
    return sum / (100 * body.peakPerMg());
  }
}
