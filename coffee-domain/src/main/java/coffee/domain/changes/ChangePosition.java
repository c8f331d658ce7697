package coffee.domain.changes;

/**
 * A position in the order of a person's changes: by revision, which is the order of their commits,
 * and within a revision by part and key.
 *
 * @param revision the person's revision with which the change was committed
 * @param part the number of the part of the store, which {@link ChangeLog} gives
 * @param key what a part is ordered by: the id of a record, the end of a range in milliseconds
 *     since 1970, the kind of a deleted record
 * @param subkey what changes with the same key are ordered by: the start of a range, the id of a
 *     deleted record; 0 if the key is enough
 */
public record ChangePosition(long revision, int part, long key, long subkey)
    implements Comparable<ChangePosition> {

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

  /** Where a reader who has read up to this position continues within one part. */
  public ChangePosition withinPart(int readPart) {
    if (part == readPart) {
      return this;
    }
    return part < readPart
        ? new ChangePosition(revision, readPart, Long.MIN_VALUE, Long.MIN_VALUE)
        : new ChangePosition(revision, readPart, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  @Override
  public int compareTo(ChangePosition other) {
    int order = Long.compare(revision, other.revision);
    if (order == 0) {
      order = Integer.compare(part, other.part);
    }
    if (order == 0) {
      order = Long.compare(key, other.key);
    }
    return order == 0 ? Long.compare(subkey, other.subkey) : order;
  }
}
