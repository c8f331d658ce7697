package coffee.domain.experiment;

import coffee.domain.correlation.result.Verdict;
import coffee.domain.experiment.analysis.GuessShare;
import coffee.domain.experiment.analysis.Limits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The result of an experiment that is over.
 *
 * @param effect the numbers
 * @param verdict the effect in one word; {@link Verdict#NOT_ENOUGH_DATA} if something is needed
 * @param need what is missing for a verdict
 * @param moreBlocks blocks that would settle an inconclusive effect of 2 bpm per 100 mg
 * @param guesses how often the portions of a blinded experiment were distinguished, if guessed
 * @param caveats what to keep in mind
 * @param summary one sentence for the person
 */
public record ExperimentResult(
    Numbers effect,
    Verdict verdict,
    Optional<Need> need,
    OptionalInt moreBlocks,
    Optional<GuessShare> guesses,
    List<ExperimentCaveat> caveats,
    String summary) {

  /** Copies the caveats. */
  public ExperimentResult {
    caveats = List.copyOf(caveats);
  }

  /** Which interval is the headline. */
  public enum Basis {
    /** The exact one. */
    EXACT,
    /** The anytime-valid one, because too many blocks are unusable. */
    ANYTIME;

    /** The word used in responses. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The numbers of a result.
   *
   * @param basis which interval
   * @param ittBpm mean difference per portion as the coin gave it; empty without a usable block
   * @param bpmPer100Mg effect at the peak of one dose of 100 mg, if the days differ enough
   * @param limits 95 % interval of the effect
   * @param pValue of the statement that the coin changed nothing; only with the exact interval
   */
  public record Numbers(
      Basis basis,
      OptionalDouble ittBpm,
      OptionalDouble bpmPer100Mg,
      Limits limits,
      OptionalDouble pValue) {}

  /** What is missing for a verdict. */
  public enum Need {
    /** Six blocks. */
    USABLE_BLOCKS,
    /** A difference in caffeine between the two kinds of days. */
    CONTRAST;

    /** The word used in responses. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
