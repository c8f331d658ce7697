package coffee.domain.intake;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Statistics of consecutive days.
 *
 * @param periodDays number of calendar days, with and without intakes
 * @param totalCoffees number of intakes
 * @param totalMg caffeine in mg
 * @param averagePerDayMg mg per calendar day of the period
 * @param averagePerCoffeeMg mg per intake; empty without intakes
 * @param largestDoseMg in mg; empty without intakes
 * @param smallestDoseMg in mg; empty without intakes
 * @param mostCommonType the most frequent type, the latest one on a tie; empty if no type was given
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
   * @param days one or more
   * @param mostCommonType of the drinks of those days; ignored without any: it may be read later
   */
  public static IntakeStatistics of(List<IntakeDay> days, Optional<String> mostCommonType) {
    List<IntakeTotals> totals = days.stream().map(IntakeDay::totals).toList();
    int count = totals.stream().mapToInt(IntakeTotals::count).sum();
    double totalMg = totals.stream().mapToDouble(IntakeTotals::totalMg).sum();
    return new IntakeStatistics(
        days.size(),
        count,
        totalMg,
        totalMg / days.size(),
        count > 0 ? OptionalDouble.of(totalMg / count) : OptionalDouble.empty(),
        totals.stream().flatMapToDouble(day -> day.largestMg().stream()).max(),
        totals.stream().flatMapToDouble(day -> day.smallestMg().stream()).min(),
        count > 0 ? mostCommonType : Optional.empty(),
        (int) days.stream().filter(day -> day.totalMg() > 0).count());
  }
}
