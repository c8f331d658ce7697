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
 * @param greatestDoseMg greatest single dose in mg; empty without any
 * @param restOfDayMg mean of a day after its first dose in mg, over the days with caffeine; 0
 *     without any
 */
record CaffeineHabits(OptionalDouble greatestDoseMg, double restOfDayMg) {

  static CaffeineHabits of(Doses doses, ZoneId zone) {
    Map<LocalDate, Double> rest = new TreeMap<>();
    double greatest = 0;
    for (int dose = 0; dose < doses.size(); dose++) {
      double milligrams = doses.milligrams(dose);
      if (milligrams > 0) {
        greatest = Math.max(greatest, milligrams);
        LocalDate day = ExperimentCalendar.dayOf(Instant.ofEpochMilli(doses.takenAt(dose)), zone);
        rest.merge(day, 0.0, (before, first) -> before + milligrams); // not the first of a day
      }
    }
    return new CaffeineHabits(
        greatest > 0 ? OptionalDouble.of(greatest) : OptionalDouble.empty(),
        rest.values().stream().mapToDouble(Double::doubleValue).average().orElse(0));
  }
}
