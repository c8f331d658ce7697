package coffee.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** The results of the drills of a class, as a table. */
final class DrillReport {

  /** Slow machines can set {@code -Ddrill.recovery.milliseconds=}. */
  private static final long LONGEST_RECOVERY_MILLISECONDS =
      Long.getLong("drill.recovery.milliseconds", 1_000);

  private final List<DrillResult> results = new ArrayList<>();

  DrillResult add(DrillResult result) {
    results.add(result);
    return result;
  }

  /** Assertions for every drill. */
  void assertKept(DrillResult result) {
    assertThat(result.coffees()).isPositive();
    assertThat(result.heartRates()).isPositive();
    assertThat(result.lost()).isZero();
    assertThat(result.doubled()).isZero();
    assertThat(result.others()).isEmpty();
  }

  /** Assertions for every drill that clients notice. */
  void assertRecovered(DrillResult result) {
    assertThat(result.recoveryMilliseconds().orElseThrow())
        .isLessThan(LONGEST_RECOVERY_MILLISECONDS);
  }

  void print() {
    System.out.println(DrillResult.heading());
    results.forEach(result -> System.out.println(result.line()));
  }
}
