package coffee.app.drill;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The result of a drill.
 *
 * @param coffees number of acknowledged coffees
 * @param heartRates number of acknowledged heart rates
 * @param lost acknowledged writes that are not in the database
 * @param doubled writes that are in the database more than once
 * @param unavailable 503 responses with Retry-After
 * @param refused refused connections
 * @param aborted requests without a response
 * @param others other responses, which are failures
 * @param recoveryMilliseconds time from the recovery to the first acknowledged write: PostgreSQL
 *     has recovered when it accepts a connection, the service when it reports its port
 */
record DrillResult(
    String drill,
    long coffees,
    long heartRates,
    long lost,
    long doubled,
    long unavailable,
    long refused,
    long aborted,
    List<Integer> others,
    OptionalLong recoveryMilliseconds) {

  static DrillResult of(
      String drill,
      List<WriteLoad.Outcome> outcomes,
      Map<Long, Integer> stored,
      OptionalLong recovered) {
    List<WriteLoad.Outcome> acknowledged =
        outcomes.stream().filter(WriteLoad.Outcome::isAcknowledged).toList();
    OptionalLong first =
        recovered.isEmpty()
            ? OptionalLong.empty()
            : acknowledged.stream()
                .mapToLong(WriteLoad.Outcome::at)
                .filter(at -> at >= recovered.getAsLong())
                .min();
    return new DrillResult(
        drill,
        acknowledged.stream().filter(outcome -> !outcome.isHeartRate()).count(),
        acknowledged.stream().filter(WriteLoad.Outcome::isHeartRate).count(),
        acknowledged.stream().filter(outcome -> !stored.containsKey(outcome.number())).count(),
        stored.values().stream().filter(times -> times > 1).count(),
        outcomes.stream().filter(DrillResult::isUnavailable).count(),
        outcomes.stream().filter(outcome -> outcome.status() == 0).count(),
        outcomes.stream().filter(outcome -> outcome.status() == -1).count(),
        outcomes.stream()
            .filter(outcome -> outcome.status() > 0 && !outcome.isAcknowledged())
            .filter(outcome -> !isUnavailable(outcome))
            .map(WriteLoad.Outcome::status)
            .sorted(Comparator.naturalOrder())
            .toList(),
        first.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of((first.getAsLong() - recovered.getAsLong()) / 1_000_000));
  }

  private static boolean isUnavailable(WriteLoad.Outcome outcome) {
    return outcome.status() == 503 && outcome.saysWhenToTryAgain();
  }

  static String heading() {
    return """
    | drill | coffees | heart rates | lost | doubled | 503 with Retry-After | refused | broken off | other | first success after |
    |---|--:|--:|--:|--:|--:|--:|--:|---|--:|""";
  }

  String line() {
    return "| %s | %d | %d | %d | %d | %d | %d | %d | %s | %s |"
        .formatted(
            drill,
            coffees,
            heartRates,
            lost,
            doubled,
            unavailable,
            refused,
            aborted,
            others.isEmpty() ? "none" : others,
            recoveryMilliseconds.isPresent()
                ? recoveryMilliseconds.getAsLong() + " ms"
                : "not interrupted");
  }
}
