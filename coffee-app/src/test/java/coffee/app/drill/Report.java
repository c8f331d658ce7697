package coffee.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What the drills of a class came to: a table. */
final class Report {

  /** A machine that has much else to do may say {@code -Ddrill.recovery.milliseconds=}. */
  private static final long LONGEST_RECOVERY_MILLISECONDS =
      Long.getLong("drill.recovery.milliseconds", 1_000);

  private final List<Result> results = new ArrayList<>();

  Result add(Result result) {
    results.add(result);
    return result;
  }

  /** What holds for every drill. */
  void assertKept(Result result) {
    assertThat(result.coffees()).isPositive();
    assertThat(result.heartRates()).isPositive();
    assertThat(result.lost()).isZero();
    assertThat(result.doubled()).isZero();
    assertThat(result.others()).isEmpty();
  }

  /** What holds for every drill that somebody had to notice. */
  void assertRecovered(Result result) {
    assertThat(result.recoveryMilliseconds().orElseThrow())
        .isLessThan(LONGEST_RECOVERY_MILLISECONDS);
  }

  void tell() {
    System.out.println(Result.heading());
    results.forEach(result -> System.out.println(result.line()));
  }
}
