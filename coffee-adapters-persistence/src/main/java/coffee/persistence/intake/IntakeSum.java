package coffee.persistence.intake;

import coffee.domain.intake.IntakeTotals;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one or more intakes amount to. Doses are added up in two parts, each almost without
 * rounding: multiples of 1/1024 mg, of which sums are exact, and the rest, which is small.
 */
record IntakeSum(
    int count,
    double coarseMg,
    double fineMg,
    double smallestMg,
    double largestMg,
    Instant firstAt,
    Instant lastAt) {

  /** One intake. */
  static IntakeSum of(Instant consumedAt, double milligrams) {
    double coarseMg = Math.floor(milligrams * 1_024) / 1_024;
    return new IntakeSum(
        1, coarseMg, milligrams - coarseMg, milligrams, milligrams, consumedAt, consumedAt);
  }

  static IntakeSum read(ResultSet row) throws SQLException {
    return new IntakeSum(
        row.getInt("count"),
        row.getDouble("coarse_mg"),
        row.getDouble("fine_mg"),
        row.getDouble("smallest_mg"),
        row.getDouble("largest_mg"),
        JdbcValues.instant(row, "first_at"),
        JdbcValues.instant(row, "last_at"));
  }

  /**
   * All of them together.
   *
   * @param sums of consecutive times, ascending
   */
  static IntakeTotals total(Collection<IntakeSum> sums) {
    return sums.stream().reduce(IntakeSum::plus).map(IntakeSum::toTotals).orElse(IntakeTotals.NONE);
  }

  /** This and one of later times. */
  IntakeSum plus(IntakeSum later) {
    return new IntakeSum(
        count + later.count,
        coarseMg + later.coarseMg,
        fineMg + later.fineMg,
        Math.min(smallestMg, later.smallestMg),
        Math.max(largestMg, later.largestMg),
        firstAt,
        later.lastAt);
  }

  private IntakeTotals toTotals() {
    return new IntakeTotals(
        count,
        coarseMg + fineMg,
        OptionalDouble.of(smallestMg),
        OptionalDouble.of(largestMg),
        Optional.of(firstAt),
        Optional.of(lastAt));
  }
}
