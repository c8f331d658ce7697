package coffee.domain.experiment.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A second implementation, from the text of the method alone: every p-value by its definition, one
 * sign vector after the other, and every stake by its logarithm.
 */
final class ReferenceExperiment {

  private static final int DRAWS = 1 << 20;

  private final double[] dy;
  private final double[] dx;
  private final List<boolean[]> flips = new ArrayList<>();

  ReferenceExperiment(double[] dy, double[] dx) {
    this.dy = dy;
    this.dx = dx;
    int n = dy.length;
    if (n <= 20) {
      for (long bits = 0; bits < 1L << n; bits++) {
        flips.add(flip(bits));
      }
    } else {
      flips.add(new boolean[n]);
      long state = 20250101L;
      while (flips.size() < DRAWS) {
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        long bits = (z ^ (z >>> 31)) % (1L << n);
        bits = bits < 0 ? bits + (1L << n) : bits;
        if (bits != 0) {
          flips.add(flip(bits));
        }
      }
    }
  }

  private boolean[] flip(long bits) {
    boolean[] flip = new boolean[dy.length];
    for (int b = 0; b < flip.length; b++) {
      flip[b] = ((bits >> b) & 1) == 1;
    }
    return flip;
  }

  double p(double beta) {
    double observed = 0;
    for (int b = 0; b < dy.length; b++) {
      observed += dy[b] - beta * dx[b];
    }
    long count = 0;
    for (boolean[] flip : flips) {
      double sum = 0;
      for (int b = 0; b < dy.length; b++) {
        double d = dy[b] - beta * dx[b];
        sum += flip[b] ? -d : d;
      }
      if (Math.abs(sum) >= Math.abs(observed) - 1e-9) {
        count++;
      }
    }
    return count / (double) flips.size();
  }

  double beta() {
    double sumY = 0;
    double sumX = 0;
    for (int b = 0; b < dy.length; b++) {
      sumY += dy[b];
      sumX += dx[b];
    }
    return sumX > 0 ? sumY / sumX : Double.NaN;
  }

  /** Lower and upper limit; not a number where there is none. */
  double[] exactLimits() {
    boolean allZero = true;
    boolean allPositive = true;
    for (int b = 0; b < dy.length; b++) {
      allZero &= dy[b] == 0;
      allPositive &= dx[b] > 0;
    }
    if (allZero || Double.isNaN(beta())) {
      return none();
    }
    if (allPositive) {
      return ofRatios();
    }
    List<Integer> accepted = new ArrayList<>();
    for (int step = -600; step <= 600; step++) {
      if (p(step * 5 / 100.0) > 0.05) {
        accepted.add(step);
      }
    }
    return hull(accepted);
  }

  private double[] ofRatios() {
    List<Double> ratios = new ArrayList<>();
    for (boolean[] flip : flips) {
      double y = 0;
      double x = 0;
      for (int b = 0; b < dy.length; b++) {
        y += flip[b] ? dy[b] : 0;
        x += flip[b] ? dx[b] : 0;
      }
      if (x > 0) {
        ratios.add(y / x);
      }
    }
    ratios.sort(null);
    int k = (int) (flips.size() * 25L / 1000);
    return k == 0 ? none() : new double[] {ratios.get(k - 1), ratios.get(ratios.size() - k)};
  }

  /** The stakes on an effect at the start and after each block. */
  double[] stakes(double beta) {
    double[] stakes = new double[dy.length + 1];
    for (double size : new double[] {0.03, 0.06, 0.12, 0.25, 0.5, 1}) {
      for (double lambda : new double[] {size, -size}) {
        double log = 0;
        stakes[0] += 1 / 12.0;
        for (int b = 0; b < dy.length; b++) {
          log += Math.log(2) - Math.log1p(Math.exp(-2 * lambda * (dy[b] - beta * dx[b])));
          stakes[b + 1] += Math.exp(log) / 12;
        }
      }
    }
    return stakes;
  }

  double[] anytimeLimits() {
    List<Integer> accepted = new ArrayList<>();
    for (int step = -600; step <= 600; step++) {
      double maximum = Arrays.stream(stakes(step * 5 / 100.0)).max().orElseThrow();
      if (maximum < 20) {
        accepted.add(step);
      }
    }
    return hull(accepted);
  }

  private static double[] hull(List<Integer> accepted) {
    if (accepted.isEmpty()) {
      return none();
    }
    int first = accepted.get(0);
    int last = accepted.get(accepted.size() - 1);
    return new double[] {
      first == -600 ? Double.NaN : (first - 1) * 5 / 100.0,
      last == 600 ? Double.NaN : (last + 1) * 5 / 100.0
    };
  }

  private static double[] none() {
    return new double[] {Double.NaN, Double.NaN};
  }
}
