package coffee.domain.correlation.data;

/** Computes the median by selection in linear time. */
public final class Median {

  /** From this size on the selection samples, as Floyd and Rivest advise (CACM 18(3), 1975). */
  private static final int MIN_FOR_SAMPLE = 600;

  private Median() {}

  /**
   * The median; of an even number of values the mean of the two in the middle.
   *
   * @param values reordered by the call
   * @param n how many of them count, 1 or more
   */
  public static double of(double[] values, int n) {
    int upper = n / 2;
    double high = select(values, 0, n - 1, upper);
    if (n % 2 == 1) {
      return high;
    }
    double low = values[0];
    for (int i = 1; i < upper; i++) { // selection leaves the smaller ones on its left
      low = Math.max(low, values[i]);
    }
    return (low + high) / 2;
  }

  /**
   * Quickselect: afterwards {@code values[k]} is in its sorted place. Of many values, the pivot is
   * the k-th of a sample around k, so that few values are left on its side (Floyd and Rivest,
   * Algorithm 489, Communications of the ACM 18(3), 1975).
   */
  private static double select(double[] values, int from, int until, int k) {
    int left = from;
    int right = until;
    while (left < right) {
      if (right - left > MIN_FOR_SAMPLE) {
        selectInSample(values, left, right, k);
      }
      double pivot = values[k];
      int i = left;
      int j = right;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          swap(values, i++, j--);
        }
      }
      left = j < k ? i : left;
      right = k < i ? j : right;
    }
    return values[k];
  }

  private static void selectInSample(double[] values, int left, int right, int k) {
    double n = right - left + 1;
    double below = k - left + 1;
    double logarithm = Math.log(n);
    double sample = 0.5 * Math.exp(2 * logarithm / 3);
    double deviation = 0.5 * Math.sqrt(logarithm * sample * (n - sample) / n);
    double shift = below < n / 2 ? -deviation : deviation;
    int sampleLeft = Math.max(left, (int) (k - below * sample / n + shift));
    int sampleRight = Math.min(right, (int) (k + (n - below) * sample / n + shift));
    select(values, sampleLeft, sampleRight, k);
  }

  private static void swap(double[] values, int i, int j) {
    double swapped = values[i];
    values[i] = values[j];
    values[j] = swapped;
  }
}
