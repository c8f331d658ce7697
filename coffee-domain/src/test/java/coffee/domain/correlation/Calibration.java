package coffee.domain.correlation;

import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How often the method is right about persons of one kind.
 *
 * @param scenario the kind
 * @param persons how many were simulated
 * @param estimates of those who got one
 */
record Calibration(SimulationScenario scenario, int persons, List<Estimate> estimates) {

  private static final double ALPHA = 0.05;

  static Calibration of(SimulationScenario scenario, int persons) {
    return new Calibration(
        scenario,
        persons,
        IntStream.range(0, persons)
            .mapToObj(number -> scenario.person(number).answer().effect())
            .flatMap(Optional::stream)
            .map(Effect::estimate)
            .toList());
  }

  /** Mean estimate less the truth, in bpm per 100 mg. */
  double bias() {
    return estimates.stream().mapToDouble(Estimate::bpmPer100Mg).average().orElseThrow()
        - scenario.effect();
  }

  /** Share of the intervals that hold the truth. */
  double coverage() {
    double truth = scenario.effect();
    return share(
        estimate -> estimate.confidence().low() <= truth && truth <= estimate.confidence().high());
  }

  /** Share that finds an effect: type-I error where there is none, else power. */
  double found() {
    return share(estimate -> estimate.pValue() < ALPHA);
  }

  /** Share of persons who got an estimate. */
  double answered() {
    return (double) estimates.size() / persons;
  }

  private double share(Predicate<Estimate> test) {
    return (double) estimates.stream().filter(test).count() / estimates.size();
  }

  /** The heading of the table. */
  static String heading() {
    return "%-40s %8s %9s %7s %9s %7s %7s"
        .formatted("scenario", "persons", "answered", "bias", "coverage", "type I", "power");
  }

  /** A line of the table. */
  String line() {
    String found = String.format(Locale.ROOT, "%.1f %%", 100 * found());
    return String.format(
        Locale.ROOT,
        "%-40s %8d %7.1f %% %+7.2f %7.1f %% %7s %7s",
        scenario,
        persons,
        100 * answered(),
        bias(),
        100 * coverage(),
        scenario.effect() == 0 ? found : "",
        scenario.effect() == 0 ? "" : found);
  }
}
