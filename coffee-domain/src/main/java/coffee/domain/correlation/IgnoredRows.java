package coffee.domain.correlation;

/**
 * What was left out because it is later than now.
 *
 * @param cups cups that are
 * @param bins bins of readings that start later than now
 */
public record IgnoredRows(int cups, int bins) {

  /** Whether nothing was left out. */
  public boolean isEmpty() {
    return cups == 0 && bins == 0;
  }
}
