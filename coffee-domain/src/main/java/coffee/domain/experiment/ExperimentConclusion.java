package coffee.domain.experiment;

import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.Verdict;
import coffee.domain.experiment.ExperimentCaveat.Code;
import coffee.domain.experiment.ExperimentResult.Basis;
import coffee.domain.experiment.ExperimentResult.Need;
import coffee.domain.experiment.ExperimentResult.Numbers;
import coffee.domain.experiment.analysis.AnytimeResult;
import coffee.domain.experiment.analysis.BlockDifference;
import coffee.domain.experiment.analysis.ExactResult;
import coffee.domain.experiment.analysis.ExperimentPower;
import coffee.domain.experiment.analysis.GuessShare;
import coffee.domain.experiment.analysis.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Draws the conclusion of an experiment whose days are all over. */
final class ExperimentConclusion {

  /** Fewest usable blocks of an exact interval. */
  static final int MIN_BLOCKS = 6;

  private static final double MEANINGFUL_BPM = CorrelationInput.DEFAULT_MEANINGFUL_BPM;

  /** Share of the planned difference in caffeine that is needed. */
  private static final double MIN_CONTRAST = 0.3;

  private static final int UNEVEN_LOSS = 4;
  private static final int MANY_SECOND_DAYS = 3;
  private static final int SECOND_PER_FIRST = 3;
  private static final double UNEVEN_VALUES = 6;

  private final Experiment experiment;
  private final Blocks blocks;
  private final List<BlockDifference> differences;

  ExperimentConclusion(Experiment experiment, Blocks blocks) {
    this.experiment = experiment;
    this.blocks = blocks;
    this.differences = blocks.differences();
  }

  /**
   * The result.
   *
   * @param reports what was reported
   * @param changedAfterEnd coffees that were changed or deleted after the end
   */
  ExperimentResult draw(List<DayReport> reports, int changedAfterEnd) {
    Optional<ExactResult> exact =
        differences.isEmpty() ? Optional.empty() : Optional.of(ExactResult.of(differences));
    Optional<Need> need = need();
    Numbers effect = numbers(exact, need);
    Verdict verdict =
        need.isPresent() ? Verdict.NOT_ENOUGH_DATA : effect.limits().verdict(MEANINGFUL_BPM);
    OptionalInt more =
        verdict == Verdict.INCONCLUSIVE ? OptionalInt.of(moreBlocks()) : OptionalInt.empty();
    Optional<GuessShare> guesses = guesses(reports);
    List<ExperimentCaveat> caveats = new ArrayList<>(caveatsAboutDays());
    if (need.isEmpty()
        && effect.basis() == Basis.EXACT
        && exact.filter(ExactResult::outsideTheRange).isPresent()) {
      caveats.add(ExperimentCaveat.of(Code.OUTSIDE_THE_RANGE));
    }
    guesses
        .filter(GuessShare::isAboveChance)
        .ifPresent(share -> caveats.add(ExperimentCaveat.of(Code.COULD_TELL, share.share())));
    if (changedAfterEnd > 0) {
      caveats.add(ExperimentCaveat.of(Code.CHANGED_AFTER_END, changedAfterEnd));
    }
    String summary =
        need.map(missing -> ExperimentSentence.missing(missing, blocks))
            .orElseGet(
                () ->
                    new ExperimentSentence(experiment.terms().design())
                        .of(verdict, effect, more, MEANINGFUL_BPM));
    return new ExperimentResult(effect, verdict, need, more, guesses, caveats, summary);
  }

  private Optional<Need> need() {
    if (differences.size() < MIN_BLOCKS) {
      return Optional.of(Need.USABLE_BLOCKS);
    }
    double exposure = differences.stream().mapToDouble(BlockDifference::exposure).sum();
    double planned =
        differences.size()
            * (experiment.terms().doseMg() / 100)
            * ExperimentPower.EXPOSURE_PER_100_MG;
    return exposure < MIN_CONTRAST * planned ? Optional.of(Need.CONTRAST) : Optional.empty();
  }

  private Numbers numbers(Optional<ExactResult> exact, Optional<Need> need) {
    OptionalDouble itt = number(exact.map(ExactResult::ittBpm));
    if (need.isEmpty() && blocks.isNearlyComplete()) {
      ExactResult found = exact.orElseThrow();
      return new Numbers(
          Basis.EXACT, itt, found.bpmPer100Mg(), found.limits(), OptionalDouble.of(found.pValue()));
    }
    if (need.equals(Optional.of(Need.CONTRAST))) {
      return new Numbers(
          Basis.EXACT,
          itt,
          OptionalDouble.empty(),
          Limits.NONE,
          number(exact.map(ExactResult::pValue)));
    }
    OptionalDouble effect = exact.map(ExactResult::bpmPer100Mg).orElseGet(OptionalDouble::empty);
    Limits limits = AnytimeResult.of(differences).limits();
    return new Numbers(Basis.ANYTIME, itt, effect, limits, OptionalDouble.empty());
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  private int moreBlocks() {
    double mean = differences.stream().mapToDouble(BlockDifference::bpm).average().orElseThrow();
    double squares =
        differences.stream()
            .mapToDouble(block -> (block.bpm() - mean) * (block.bpm() - mean))
            .sum();
    double sd = Math.sqrt(squares / (differences.size() - 1));
    int needed = new ExperimentPower(sd, experiment.terms().doseMg()).blocksFor(MEANINGFUL_BPM);
    return Math.max(1, needed - differences.size());
  }

  private List<ExperimentCaveat> caveatsAboutDays() {
    List<ExperimentCaveat> caveats = new ArrayList<>();
    if (!blocks.isNearlyComplete()) {
      caveats.add(
          ExperimentCaveat.of(
              Code.MANY_UNUSABLE, blocks.planned() - blocks.usable(), blocks.planned()));
    }
    if (Math.abs(blocks.lostCaffeine() - blocks.lostOther()) >= UNEVEN_LOSS) {
      caveats.add(ExperimentCaveat.of(Code.UNEVEN_LOSS, blocks.lostCaffeine(), blocks.lostOther()));
    }
    if (blocks.lostSecond() >= MANY_SECOND_DAYS
        && blocks.lostSecond() >= SECOND_PER_FIRST * blocks.lostFirst()) {
      caveats.add(
          ExperimentCaveat.of(Code.SECOND_DAYS_LOST, blocks.lostSecond(), blocks.lostFirst()));
    }
    double caffeine = blocks.meanValues(Block::caffeineDay);
    double other = blocks.meanValues(Block::otherDay);
    if (Math.abs(caffeine - other) >= UNEVEN_VALUES) {
      caveats.add(ExperimentCaveat.of(Code.UNEVEN_READINGS, caffeine, other));
    }
    if (experiment.terms().design() == Design.DAY_OFF) {
      caveats.add(ExperimentCaveat.of(Code.WITHDRAWAL));
    }
    return caveats;
  }

  private Optional<GuessShare> guesses(List<DayReport> reports) {
    if (!experiment.isBlinded()) {
      return Optional.empty();
    }
    int right = 0;
    int all = 0;
    for (DayReport report : reports) {
      Optional<Boolean> truth = DayInstruction.hasCaffeine(experiment, report.date());
      if (report.guessedCaffeine().isPresent() && truth.isPresent()) {
        all++;
        right += report.guessedCaffeine().equals(truth) ? 1 : 0;
      }
    }
    return all == 0 ? Optional.empty() : Optional.of(new GuessShare(right, all));
  }
}
