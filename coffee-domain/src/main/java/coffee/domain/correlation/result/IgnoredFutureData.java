package coffee.domain.correlation.result;

/**
 * Counts of data ignored because it lies in the future.
 *
 * @param doses number of doses
 * @param bins number of bins that start later than now
 */
public record IgnoredFutureData(int doses, int bins) {

  /** Whether nothing was ignored. */
  public boolean isEmpty() {
    return doses == 0 && bins == 0;
  }
}
