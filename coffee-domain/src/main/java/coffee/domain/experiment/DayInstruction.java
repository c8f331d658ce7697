package coffee.domain.experiment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to do on a day of an experiment.
 *
 * @param date the day
 * @param block its block, counted from 1
 * @param day 1 or 2 within the block
 * @param kind what to do
 * @param at when, or until when not
 * @param portion number of the portion of a blinded experiment
 */
public record DayInstruction(
    LocalDate date, int block, int day, Kind kind, Instant at, OptionalInt portion) {

  /** Kinds of instructions. */
  public enum Kind {
    /** The portion at that instant. */
    CAFFEINE_AT,
    /** No caffeine before that instant. */
    NONE_BEFORE,
    /** The numbered portion at that instant. */
    PORTION;

    /** The word used in responses. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The instruction of a day; empty if the coin of its block is not known. */
  static Optional<DayInstruction> of(Experiment experiment, LocalDate date) {
    ExperimentTerms terms = experiment.terms();
    ExperimentCalendar calendar = ExperimentCalendar.of(experiment);
    Instant cupAt = calendar.window(date).cupAt();
    if (experiment.isBlinded()) {
      int portion = terms.dayNumber(date);
      return Optional.of(of(terms, date, Kind.PORTION, cupAt, OptionalInt.of(portion)));
    }
    Instant later =
        terms.design() == Design.DELAY
            ? cupAt.plus(CupWindow.END_AFTER_CUP)
            : calendar.startOf(date.plusDays(1));
    return hasCaffeine(experiment, date)
        .map(
            caffeine ->
                caffeine
                    ? of(terms, date, Kind.CAFFEINE_AT, cupAt, OptionalInt.empty())
                    : of(terms, date, Kind.NONE_BEFORE, later, OptionalInt.empty()));
  }

  private static DayInstruction of(
      ExperimentTerms terms, LocalDate date, Kind kind, Instant at, OptionalInt portion) {
    int day = terms.isFirstOfBlock(date) ? 1 : 2;
    return new DayInstruction(date, terms.blockOf(date), day, kind, at, portion);
  }

  /** Whether the coin gave caffeine to a day of a started experiment; empty if not known. */
  static Optional<Boolean> hasCaffeine(Experiment experiment, LocalDate date) {
    ExperimentTerms terms = experiment.terms();
    return experiment
        .start()
        .orElseThrow()
        .coin()
        .isCaffeineFirst(terms.blockOf(date))
        .map(first -> first == terms.isFirstOfBlock(date));
  }

  /**
   * The instruction in one sentence for the person.
   *
   * @param when {@code Today} or {@code Tomorrow}
   * @param zone the zone of the experiment
   */
  public String sentence(String when, ZoneId zone) {
    LocalTime time = at.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    return switch (kind) {
      case CAFFEINE_AT -> "%s: coffee at %s.".formatted(when, time);
      case NONE_BEFORE ->
          at.atZone(zone).toLocalDate().isAfter(date)
              ? "%s: no caffeine all day.".formatted(when)
              : "%s: no caffeine before %s.".formatted(when, time);
      case PORTION -> "%s: portion %d.".formatted(when, portion.orElseThrow());
    };
  }
}
