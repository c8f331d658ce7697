package coffee.domain.experiment;

import coffee.domain.caffeine.Doses;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a person usually takes, from the last weeks.
 *
 * @param mostAtOnceMg most that was begun within half an hour, such as a cup or two, in mg; empty
 *     without any caffeine
 * @param restOfDayMg mean of a day after its first dose in mg, over the days with caffeine; 0
 *     without any
 */
record CaffeineHabits(OptionalDouble mostAtOnceMg, double restOfDayMg) {

  private static final long AT_ONCE_MILLIS = Duration.ofMinutes(30).toMillis();

  static CaffeineHabits of(Doses doses, ZoneId zone) {
    Map<LocalDate, Double> rest = new TreeMap<>();
    double maximum = 0;
    double atOnce = 0;
    int first = 0;
    for (int dose = 0; dose < doses.size(); dose++) {
      double milligrams = doses.milligrams(dose);
      atOnce += milligrams;
      while (doses.consumedAt(dose) - doses.consumedAt(first) > AT_ONCE_MILLIS) {
        atOnce -= doses.milligrams(first++);
      }
      maximum = Math.max(maximum, atOnce);
      if (milligrams > 0) {
        LocalDate day =
            ExperimentCalendar.dayOf(Instant.ofEpochMilli(doses.consumedAt(dose)), zone);
        rest.merge(day, 0.0, (before, unused) -> before + milligrams); // not the first of a day
      }
    }
    return new CaffeineHabits(
        maximum > 0 ? OptionalDouble.of(maximum) : OptionalDouble.empty(),
        rest.values().stream().mapToDouble(Double::doubleValue).average().orElse(0));
  }
}
