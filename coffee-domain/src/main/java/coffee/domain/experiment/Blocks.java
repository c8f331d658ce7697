package coffee.domain.experiment;

import coffee.domain.experiment.BlockDay.Status;
import coffee.domain.experiment.analysis.BlockDifference;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All blocks of an experiment.
 *
 * @param all in the order of the calendar
 */
public record Blocks(List<Block> all) {

  private static final int MOST_OF = 7;

  /** Copies the list. */
  public Blocks {
    all = List.copyOf(all);
  }

  /** How many were planned. */
  public int planned() {
    return all.size();
  }

  /** How many are usable. */
  public int usable() {
    return differences().size();
  }

  /** Missing days with caffeine. */
  public int missingCaffeine() {
    return count(Block::caffeineDay, day -> day.status() == Status.MISSING);
  }

  /** Missing days without caffeine. */
  public int missingOther() {
    return count(Block::otherDay, day -> day.status() == Status.MISSING);
  }

  /** Void days. */
  public int voided() {
    return lost(Status.VOID, Block::first) + lost(Status.VOID, Block::second);
  }

  /** Whether some day can still become measured. */
  public boolean isPending() {
    return all.stream().anyMatch(Block::isPending);
  }

  /** The differences of the usable blocks, in the order of the calendar. */
  public List<BlockDifference> differences() {
    return all.stream().map(Block::difference).flatMap(Optional::stream).toList();
  }

  /** Whether so few blocks are unusable that the exact interval can be trusted. */
  boolean isNearlyComplete() {
    return planned() - usable() <= Math.max(1, planned() / MOST_OF);
  }

  int lostCaffeine() {
    return count(Block::caffeineDay, BlockDay::isLost);
  }

  int lostOther() {
    return count(Block::otherDay, BlockDay::isLost);
  }

  int lostFirst() {
    return (int) all.stream().filter(block -> block.first().isLost()).count();
  }

  int lostSecond() {
    return (int) all.stream().filter(block -> block.second().isLost()).count();
  }

  /** Mean number of measured values on the days with or without caffeine; 0 without any. */
  double meanValues(Function<Block, Optional<BlockDay>> arm) {
    return all.stream()
        .filter(Block::isUsable)
        .flatMap(block -> arm.apply(block).flatMap(BlockDay::outcome).stream())
        .mapToInt(DayOutcome::values)
        .average()
        .orElse(0);
  }

  private int lost(Status status, Function<Block, BlockDay> day) {
    return (int) all.stream().filter(block -> day.apply(block).status() == status).count();
  }

  private int count(Function<Block, Optional<BlockDay>> arm, Predicate<BlockDay> which) {
    return (int) all.stream().flatMap(block -> arm.apply(block).stream()).filter(which).count();
  }
}
