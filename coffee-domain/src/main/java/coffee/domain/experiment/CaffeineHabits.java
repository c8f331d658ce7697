package coffee.domain.experiment;

import coffee.domain.caffeine.Doses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a person usually takes, from the last weeks.
 *
 * @param maxDoseMg greatest single dose in mg; empty without any
 * @param restOfDayMg mean of a day after its first dose in mg, over the days with caffeine; 0
 *     without any
 */
record CaffeineHabits(OptionalDouble maxDoseMg, double restOfDayMg) {

  static CaffeineHabits of(Doses doses, ZoneId zone) {
    Map<LocalDate, Double> rest = new TreeMap<>();
    double maximum = 0;
    for (int dose = 0; dose < doses.size(); dose++) {
      double milligrams = doses.milligrams(dose);
      if (milligrams > 0) {
        maximum = Math.max(maximum, milligrams);
        LocalDate day =
            ExperimentCalendar.dayOf(Instant.ofEpochMilli(doses.consumedAt(dose)), zone);
        rest.merge(day, 0.0, (before, first) -> before + milligrams); // not the first of a day
      }
    }
    return new CaffeineHabits(
        maximum > 0 ? OptionalDouble.of(maximum) : OptionalDouble.empty(),
        rest.values().stream().mapToDouble(Double::doubleValue).average().orElse(0));
  }
}
