package coffee.domain.experiment;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What a planned experiment can be expected to show.
 *
 * @param sdBlockBpm noise of the difference between two days, in bpm
 * @param runInPairs pairs of days that it comes from; too few: the noise of most persons is taken
 * @param powerAtOneAndAHalf chance to find an effect of 1.5 bpm per 100 mg
 * @param powerAtThree chance to find an effect of 3 bpm per 100 mg
 * @param suggestedBlocks blocks with a chance of 80 % to find 3 bpm per 100 mg
 * @param lastDate the last day
 * @param notes what the person should know
 */
public record ExperimentPlan(
    double sdBlockBpm,
    int runInPairs,
    double powerAtOneAndAHalf,
    double powerAtThree,
    int suggestedBlocks,
    LocalDate lastDate,
    List<Note> notes) {

  /** Copies the notes. */
  public ExperimentPlan {
    notes = List.copyOf(notes);
  }

  /** What the person should know. */
  public enum Note {
    /** The portion is more than was ever begun within half an hour in the last 30 days. */
    ABOVE_USUAL_DOSE,
    /** No caffeine was logged in the last 9 days, or none at all. */
    NOT_USED_TO_CAFFEINE;

    /** The word used in responses. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
