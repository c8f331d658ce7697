package coffee.domain.intake;

/**
 * How many intakes of a range were changed after an instant. Each counts once.
 *
 * @param added logged after it
 * @param edited logged until it, and edited after it; including those that were moved into the
 *     range
 * @param removed logged until it, and deleted or moved out of the range after it
 */
public record IntakeChanges(int added, int edited, int removed) {

  /** No changes. */
  public static final IntakeChanges NONE = new IntakeChanges(0, 0, 0);

  /** Whether there are none. */
  public boolean isEmpty() {
    return equals(NONE);
  }
}
