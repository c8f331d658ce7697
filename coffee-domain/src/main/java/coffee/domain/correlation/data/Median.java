package coffee.domain.correlation.data;

/** Computes the median by selection in linear time. */
public final class Median {

  private Median() {}

  /**
   * The median; of an even number of values the mean of the two in the middle.
   *
   * @param values reordered by the call
   * @param n how many of them count, 1 or more
   */
  public static double of(double[] values, int n) {
    int upper = n / 2;
    double high = select(values, n, upper);
    if (n % 2 == 1) {
      return high;
    }
    double low = values[0];
    for (int i = 1; i < upper; i++) { // selection leaves the smaller ones on its left
      low = Math.max(low, values[i]);
    }
    return (low + high) / 2;
  }

  /** Hoare's quickselect: afterwards {@code values[k]} is in its sorted place. */
  private static double select(double[] values, int n, int k) {
    int left = 0;
    int right = n - 1;
    while (left < right) {
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

  private static void swap(double[] values, int i, int j) {
    double swapped = values[i];
    values[i] = values[j];
    values[j] = swapped;
  }
}
