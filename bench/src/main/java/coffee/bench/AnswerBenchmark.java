package coffee.bench;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.correlation.CorrelationAnalysis;
import coffee.domain.correlation.result.CorrelationResult;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.intake.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The whole answer from bins in memory: fits, sensitivity, episodes, curve and bootstrap. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AnswerBenchmark {

  private static final int BINS_A_DAY = 288;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Param({"28", "180", "365"})
  public int days;

  private final List<HeartRateBin> bins = new ArrayList<>();
  private final List<Dose> doses = new ArrayList<>();
  private CorrelationInput input;

  /** A person with a watch: asleep from 23:00 to 07:00, two or three cups on most days. */
  @Setup
  public void livePerson() {
    Random random = new Random(1);
    for (int day = 0; day < days; day++) {
      Instant midnight = START.plus(Duration.ofDays(day));
      for (int cup = 0; cup < 3; cup++) {
        if (random.nextDouble() < 0.8) {
          Instant at = midnight.plus(Duration.ofMinutes(420 + cup * 210 + random.nextInt(60)));
          doses.add(Dose.instantaneous(at, new Caffeine(63 + random.nextInt(64))));
        }
      }
      for (int i = 0; i < BINS_A_DAY; i++) {
        boolean sleeping = i < 84 || i >= 276;
        double bpm = Math.rint(2 * (66 + 6 * random.nextGaussian())) / 2;
        long number = HeartRateBin.numberOf(midnight) + i;
        bins.add(new HeartRateBin(number, 60, bpm, false, sleeping, false));
      }
    }
    Instant end = START.plus(Duration.ofDays(days));
    input =
        new CorrelationInput(
            1, ZoneId.of("Europe/Berlin"), START, end, 3, OneCompartmentModel.forCoffee(5), 2, end);
  }

  @Benchmark
  public CorrelationResult answer() {
    return CorrelationAnalysis.analyze(input, doses, bins);
  }
}
