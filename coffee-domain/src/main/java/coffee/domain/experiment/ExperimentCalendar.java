package coffee.domain.experiment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The days of an experiment in the time zone that its start fixed. A day begins at 04:00; its
 * instruction is shown from 20:00 on the evening before, and never earlier.
 *
 * @param terms what is planned
 * @param zone the zone
 */
public record ExperimentCalendar(ExperimentTerms terms, ZoneId zone) {

  private static final LocalTime DAY_STARTS = LocalTime.of(4, 0);
  private static final LocalTime EVENING = LocalTime.of(20, 0);
  private static final int DAYS_TO_REPORT = 2;

  /** The calendar of a started experiment. */
  public static ExperimentCalendar of(Experiment experiment) {
    return new ExperimentCalendar(experiment.terms(), experiment.start().orElseThrow().zone());
  }

  /** The day that an instant belongs to. */
  public static LocalDate dayOf(Instant instant, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    return local.toLocalTime().isBefore(DAY_STARTS)
        ? local.toLocalDate().minusDays(1)
        : local.toLocalDate();
  }

  /** The first instant of a day. */
  public Instant startOf(LocalDate date) {
    return date.atTime(DAY_STARTS).atZone(zone).toInstant();
  }

  /** When the last day is over. */
  public Instant end() {
    return startOf(terms.lastDate().plusDays(1));
  }

  /** The window of a day. */
  public CupWindow window(LocalDate date) {
    return CupWindow.of(date, terms.cupTime(), zone);
  }

  /** From when on the instruction of a day is shown. */
  public Instant shownFrom(LocalDate date) {
    return date.minusDays(1).atTime(EVENING).atZone(zone).toInstant();
  }

  /** Whether the instruction of a day is shown. */
  public boolean isShown(LocalDate date, Instant now) {
    return !now.isBefore(shownFrom(date));
  }

  /** Until when a day can be reported, exclusive: its end and two days more. */
  public Instant reportableUntil(LocalDate date) {
    return startOf(date.plusDays(1L + DAYS_TO_REPORT));
  }

  /** The experiment's day at an instant; empty before the first and after the last. */
  public Optional<LocalDate> today(Instant now) {
    return Optional.of(dayOf(now, zone)).filter(terms::includes);
  }

  /** The state at an instant, without regard to what was measured. */
  public static ExperimentState stateAt(Experiment experiment, Instant now) {
    return experiment.state() == ExperimentState.RUNNING && !now.isBefore(of(experiment).end())
        ? ExperimentState.COMPLETED
        : experiment.state();
  }
}
