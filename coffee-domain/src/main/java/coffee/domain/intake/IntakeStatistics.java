package coffee.domain.intake;

import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run of days amounts to.
 *
 * @param periodDays how many calendar days, with and without drinks
 * @param totalCoffees drinks
 * @param totalMg caffeine in mg
 * @param averagePerDayMg mg per calendar day of the period
 * @param averagePerCoffeeMg mg per drink; empty without drinks
 * @param largestDoseMg in mg; empty without drinks
 * @param smallestDoseMg in mg; empty without drinks
 * @param mostCommonType the type named most often, of equally frequent ones the latest drunk; empty
 *     if none was named
 * @param daysWithCaffeine days with more than 0 mg
 */
public record IntakeStatistics(
    int periodDays,
    int totalCoffees,
    double totalMg,
    double averagePerDayMg,
    OptionalDouble averagePerCoffeeMg,
    OptionalDouble largestDoseMg,
    OptionalDouble smallestDoseMg,
    Optional<String> mostCommonType,
    int daysWithCaffeine) {

  /**
   * The statistics of days.
   *
   * @param days one or more, oldest first
   */
  public static IntakeStatistics of(List<DayOfIntake> days) {
    List<Intake> intakes =
        days.stream().flatMap(day -> day.intakes().stream()).map(LoggedIntake::intake).toList();
    DoubleSummaryStatistics doses =
        intakes.stream().mapToDouble(intake -> intake.caffeine().milligrams()).summaryStatistics();
    boolean any = !intakes.isEmpty();
    return new IntakeStatistics(
        days.size(),
        intakes.size(),
        doses.getSum(),
        doses.getSum() / days.size(),
        any ? OptionalDouble.of(doses.getAverage()) : OptionalDouble.empty(),
        any ? OptionalDouble.of(doses.getMax()) : OptionalDouble.empty(),
        any ? OptionalDouble.of(doses.getMin()) : OptionalDouble.empty(),
        mostCommonType(intakes),
        (int) days.stream().filter(day -> day.totalMg() > 0).count());
  }

  private static Optional<String> mostCommonType(List<Intake> oldestFirst) {
    Map<String, Integer> times = new LinkedHashMap<>();
    for (Intake intake : oldestFirst) {
      intake
          .coffeeType()
          .ifPresent(
              type -> {
                Integer before = times.remove(type); // so that the latest drunk stands last
                times.put(type, before == null ? 1 : before + 1);
              });
    }
    String best = "";
    int most = 0;
    for (Map.Entry<String, Integer> entry : times.entrySet()) {
      if (entry.getValue() >= most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return most == 0 ? Optional.empty() : Optional.of(best);
  }
}
