package coffee.domain.changes;

import java.util.Comparator;

/**
 * A place in the order of a person's changes: by revision, which is the order of their commits, and
 * within a revision by part and key.
 *
 * @param revision the person's revision with which the change was committed
 * @param part the number of the part of the store, which {@link ChangeLog} gives
 * @param first the key within the part
 * @param second the rest of the key
 */
public record ChangePosition(long revision, int part, long first, long second)
    implements Comparable<ChangePosition> {

  private static final Comparator<ChangePosition> ORDER =
      Comparator.comparingLong(ChangePosition::revision)
          .thenComparingInt(ChangePosition::part)
          .thenComparingLong(ChangePosition::first)
          .thenComparingLong(ChangePosition::second);

  /** Before every change. */
  public static final ChangePosition START =
      new ChangePosition(-1, Integer.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);

  /** After every change of a revision. */
  public static ChangePosition endOf(long revision) {
    return new ChangePosition(revision, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Whether no other change of its revision comes after it. */
  public boolean isEnd() {
    return equals(endOf(revision));
  }

  /** The greatest place up to this one, as far as only changes of one part are concerned. */
  public ChangePosition within(int only) {
    if (part == only) {
      return this;
    }
    return part < only
        ? new ChangePosition(revision, only, Long.MIN_VALUE, Long.MIN_VALUE)
        : new ChangePosition(revision, only, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  @Override
  public int compareTo(ChangePosition other) {
    return ORDER.compare(this, other);
  }
}
