package coffee.domain.correlation.episodes;

import coffee.domain.correlation.data.DoseSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Doses that form one episode, or one dose excluded because another came within the hour before
 * (METHOD 2). Lags are between whole minutes.
 *
 * @param startedAt time of the first dose, as logged
 * @param minute time of the first dose in minutes since the epoch
 * @param milligrams total caffeine
 * @param doseCount number of doses
 * @param hasDoseInHourBefore whether there was another dose in the 60 minutes before
 * @param nextDose the minute of the next dose, if there is one
 */
record DoseGroup(
    Instant startedAt,
    long minute,
    double milligrams,
    int doseCount,
    boolean hasDoseInHourBefore,
    OptionalLong nextDose) {

  static final int MINUTES_BEFORE_NEXT_DOSE = 5;

  private static final int QUIET_BEFORE = 60;
  private static final int MERGED_WITHIN = 15;

  /** The groups that start in a period, ascending. */
  static List<DoseGroup> between(Instant from, Instant until, DoseSeries doses) {
    List<DoseGroup> groups = new ArrayList<>();
    for (int first = 0, next; first < doses.size(); first = next) {
      boolean hasDoseInHourBefore =
          first > 0 && doses.minute(first) - doses.minute(first - 1) <= QUIET_BEFORE;
      next = first + 1;
      while (!hasDoseInHourBefore
          && next < doses.size()
          && doses.minute(next) - doses.minute(first) <= MERGED_WITHIN) {
        next++;
      }
      Instant startedAt = doses.consumedAt(first);
      if (!startedAt.isBefore(from) && startedAt.isBefore(until)) {
        groups.add(of(doses, first, next, hasDoseInHourBefore));
      }
    }
    return groups;
  }

  private static DoseGroup of(DoseSeries doses, int first, int end, boolean hasDoseInHourBefore) {
    double milligrams = 0;
    for (int dose = first; dose < end; dose++) {
      milligrams += doses.milligrams(dose);
    }
    return new DoseGroup(
        doses.consumedAt(first),
        doses.minute(first),
        milligrams,
        end - first,
        hasDoseInHourBefore,
        end < doses.size() ? OptionalLong.of(doses.minute(end)) : OptionalLong.empty());
  }

  /** Minutes from the first dose until the next one has an influence, at most {@code atMost}. */
  int minutesUntilNextDose(int atMost) {
    long untilNext = nextDose.orElse(Long.MAX_VALUE) - minute - MINUTES_BEFORE_NEXT_DOSE;
    return (int) Math.max(0, Math.min(atMost, untilNext));
  }
}
