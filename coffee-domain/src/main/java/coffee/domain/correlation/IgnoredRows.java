package coffee.domain.correlation;

/**
 * Counts of data ignored because it lies in the future.
 *
 * @param cups number of doses
 * @param bins number of bins that start later than now
 */
public record IgnoredRows(int cups, int bins) {

  /** Whether nothing was ignored. */
  public boolean isEmpty() {
    return cups == 0 && bins == 0;
  }
}
