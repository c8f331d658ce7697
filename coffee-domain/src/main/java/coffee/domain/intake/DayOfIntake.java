package coffee.domain.intake;

import coffee.domain.LocalDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person drank on one of their calendar days.
 *
 * @param day the day
 * @param intakes the drinks of that day, oldest first
 */
public record DayOfIntake(LocalDay day, List<LoggedIntake> intakes) {

  /** Copies the list. */
  public DayOfIntake {
    intakes = List.copyOf(intakes);
  }

  /**
   * Spreads drinks over days.
   *
   * @param first the earliest day
   * @param count how many days, 1 or more
   * @param intakes drinks, oldest first; those of other days are left out
   * @return every day, oldest first, also those without a drink
   */
  static List<DayOfIntake> spread(LocalDay first, int count, List<LoggedIntake> intakes) {
    ZoneId zone = first.zone();
    Map<LocalDay, List<LoggedIntake>> byDay = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      byDay.put(first.plusDays(i), new ArrayList<>());
    }
    for (LoggedIntake logged : intakes) {
      LocalDay day = LocalDay.containing(logged.intake().consumedAt(), zone);
      byDay.getOrDefault(day, new ArrayList<>()).add(logged);
    }
    return byDay.entrySet().stream()
        .map(entry -> new DayOfIntake(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** All caffeine of the day, in mg. */
  public double totalMg() {
    return intakes.stream().mapToDouble(logged -> logged.intake().caffeine().milligrams()).sum();
  }

  /** How many drinks, decaffeinated ones too. */
  public int count() {
    return intakes.size();
  }
}
