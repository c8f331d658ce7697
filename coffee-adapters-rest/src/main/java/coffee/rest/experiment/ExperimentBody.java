package coffee.rest.experiment;

import coffee.domain.experiment.Block;
import coffee.domain.experiment.Blocks;
import coffee.domain.experiment.Coin;
import coffee.domain.experiment.CoinSecret;
import coffee.domain.experiment.DayInstruction;
import coffee.domain.experiment.DayReport;
import coffee.domain.experiment.ExperimentFindings;
import coffee.domain.experiment.ExperimentPlan;
import coffee.domain.experiment.VoidReason;
import coffee.domain.experiment.analysis.AnytimeResult;
import coffee.domain.experiment.analysis.BlockDifference;
import coffee.rest.json.Rounding;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * An experiment as JSON: what is planned, what was shown and reported so far, and what it found.
 *
 * @param plan only of a draft
 * @param proof null of a draft
 * @param running null of a draft, and while nothing is to be shown
 * @param result null until no late data are waited for
 * @param dataChangedAfterEnd null until there is a result
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ExperimentBody(
    long id,
    String state,
    String design,
    double doseMg,
    String cupTime,
    String startDate,
    String lastDate,
    boolean quiet,
    String createdAt,
    Optional<String> startedAt,
    Optional<String> endedAt,
    Optional<String> timeZone,
    OptionalDouble halfLifeHours,
    Optional<PlanBody> plan,
    Optional<ProofBody> proof,
    BlocksBody blocks,
    List<DayBody> days,
    Optional<RunningBody> running,
    Optional<ExperimentResultBody> result,
    List<PairBody> pairs,
    Optional<Boolean> dataChangedAfterEnd,
    String computedAt) {

  /** What it can be expected to show. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record PlanBody(
      double sdBlockBpm,
      int runInPairs,
      @JsonProperty("power_at_1_5") double powerAtOneAndAHalf,
      @JsonProperty("power_at_3") double powerAtThree,
      int suggestedBlocks,
      String lastDay,
      List<String> notes) {

    static PlanBody of(ExperimentPlan plan) {
      return new PlanBody(
          Rounding.six(plan.sdBlockBpm()),
          plan.runInPairs(),
          Rounding.six(plan.powerAtOneAndAHalf()),
          Rounding.six(plan.powerAtThree()),
          plan.suggestedBlocks(),
          plan.lastDate().toString(),
          plan.notes().stream().map(ExperimentPlan.Note::word).toList());
    }
  }

  /** How anyone can check that nothing was chosen afterwards. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record ProofBody(String commitment, Optional<String> secret, Optional<String> order) {

    static ProofBody of(Coin coin, int blocks, boolean isOver) {
      return new ProofBody(
          coin.commitment(),
          coin.secret().filter(secret -> isOver).map(CoinSecret::reveal),
          isOver ? Optional.of(coin.order(blocks)) : Optional.empty());
    }

    /** Without secret and order, since it may be logged. */
    @Override
    public String toString() {
      return "proof of " + commitment;
    }
  }

  /** What became of the blocks. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record BlocksBody(
      int planned,
      int usable,
      OptionalInt missingCaffeine,
      OptionalInt missingOther,
      @JsonProperty("void") int voided) {

    static BlocksBody planned(int planned) {
      return new BlocksBody(planned, 0, OptionalInt.of(0), OptionalInt.of(0), 0);
    }

    /**
     * The counts.
     *
     * @param isHidden whether they would tell which portion had caffeine
     */
    static BlocksBody of(Blocks blocks, boolean isHidden) {
      return new BlocksBody(
          blocks.planned(),
          blocks.usable(),
          isHidden ? OptionalInt.empty() : OptionalInt.of(blocks.missingCaffeine()),
          isHidden ? OptionalInt.empty() : OptionalInt.of(blocks.missingOther()),
          blocks.voided());
    }
  }

  /**
   * A day whose instruction was shown.
   *
   * @param kept as reported; if it was not, false of a day with caffeine without any intake
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record DayBody(
      String date,
      int block,
      int day,
      String instruction,
      String at,
      OptionalInt portion,
      Optional<Boolean> kept,
      Optional<String> guess,
      Optional<String> voidReason) {

    private static final Optional<Boolean> NOT_KNOWN = Optional.empty();

    static DayBody of(DayInstruction day, Optional<DayReport> report, boolean isWithoutIntake) {
      return new DayBody(
          day.date().toString(),
          day.block(),
          day.day(),
          day.kind().word(),
          TimestampFormat.format(day.at()),
          day.portion(),
          report.map(DayReport::kept).or(() -> isWithoutIntake ? Optional.of(false) : NOT_KNOWN),
          report.flatMap(DayReport::guessedCaffeine).map(has -> has ? "caffeine" : "decaf"),
          report.flatMap(DayReport::voidReason).map(VoidReason::word));
    }
  }

  /** The anytime-valid interval. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record RunningBody(
      OptionalDouble ciLow,
      OptionalDouble ciHigh,
      double eValue,
      double level,
      boolean stopAdvised,
      String summary) {

    private static final double LEVEL = 0.95;

    static RunningBody of(AnytimeResult running, String summary) {
      return new RunningBody(
          running.limits().low(),
          running.limits().high(),
          Rounding.six(running.evidence()),
          LEVEL,
          running.adviseStop(),
          summary);
    }
  }

  /** A block once the experiment is over. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record PairBody(
      int block,
      Optional<Boolean> caffeineFirst,
      boolean usable,
      OptionalDouble differenceBpm,
      OptionalDouble differenceExposure) {

    static PairBody of(Block block) {
      Optional<BlockDifference> difference = block.difference();
      return new PairBody(
          block.number(),
          block.caffeineFirst(),
          block.isUsable(),
          six(difference.map(BlockDifference::bpm)),
          six(difference.map(BlockDifference::exposure)));
    }
  }

  static List<PairBody> pairs(ExperimentFindings findings) {
    return findings.blocks().all().stream().map(PairBody::of).toList();
  }

  private static OptionalDouble six(Optional<Double> value) {
    return value
        .map(number -> OptionalDouble.of(Rounding.six(number)))
        .orElse(OptionalDouble.empty());
  }
}
