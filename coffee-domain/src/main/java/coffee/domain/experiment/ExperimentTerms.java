package coffee.domain.experiment;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * What is planned. {@link ExperimentRules} says what can be started.
 *
 * @param design what the coin changes
 * @param doseMg caffeine of the portion, in mg
 * @param cupTime local time of the portion
 * @param blocks number of blocks of two days
 * @param startDate the first day
 * @param quiet whether nothing is shown before the end, so that it cannot change how the person
 *     lives
 */
public record ExperimentTerms(
    Design design,
    double doseMg,
    LocalTime cupTime,
    int blocks,
    LocalDate startDate,
    boolean quiet) {

  /** Days of a block. */
  static final int DAYS_PER_BLOCK = 2;

  /** The number of days. */
  public int days() {
    return DAYS_PER_BLOCK * blocks;
  }

  /** The last day. */
  public LocalDate lastDate() {
    return startDate.plusDays(days() - 1L);
  }

  /** Whether a date is a day of the experiment. */
  public boolean includes(LocalDate date) {
    return !date.isBefore(startDate) && !date.isAfter(lastDate());
  }

  /** The number of a day, counted from 1; it is the number of its portion as well. */
  public int dayNumber(LocalDate date) {
    return (int) ChronoUnit.DAYS.between(startDate, date) + 1;
  }

  /** The block of a day, counted from 1. */
  public int blockOf(LocalDate date) {
    return (dayNumber(date) + 1) / DAYS_PER_BLOCK;
  }

  /** Whether a day is the first of its block. */
  public boolean isFirstOfBlock(LocalDate date) {
    return dayNumber(date) % DAYS_PER_BLOCK == 1;
  }

  /** The first day of a block, counted from 1. */
  public LocalDate firstOf(int block) {
    return startDate.plusDays((long) DAYS_PER_BLOCK * (block - 1));
  }
}
