package coffee.domain.correlation;

import coffee.domain.caffeine.Dose;
import coffee.domain.heartrate.HeartRateBin;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/**
 * The dense estimate of METHOD 3 for persons whose sleep is labelled on every day, written from the
 * text alone, as plainly as possible: every matrix is formed row by row, and nothing is shared with
 * the estimator.
 *
 * @param beta bpm per 100 mg
 * @param standardError by leaving out each day
 * @param rows in the last fit
 * @param rho autocorrelation
 * @param shift of the estimate per bpm that follows every cup
 */
record ReferenceEstimate(double beta, double standardError, int rows, double rho, double shift) {

  private static final double ABSORPTION = 5;
  private static final int[] KNOTS = {0, 15, 30, 45, 60, 75, 90, 120, 150, 180, 240, 360};
  private static final int[][] AROUND = {{-60, -30}, {-30, -15}, {-15, 0}, {0, 10}};

  /** One bin: y, x and Z, the column of shifts, and where it belongs. */
  private static final class Row {
    private final long bin;
    private final long day;
    private double[] values = {};
    private double afterCup;

    private Row(long bin, long day) {
      this.bin = bin;
      this.day = day;
    }
  }

  /** The estimate of a person, with the exposure of equal doses as a covariate or without. */
  static ReferenceEstimate of(PersonDataset person, double halfLife, boolean equalDoses) {
    return of(rows(person, halfLife, equalDoses));
  }

  /** The estimate of a person whose steps are known in some bins. */
  static ReferenceEstimate of(PersonDataset person, double halfLife, Map<Long, Integer> steps) {
    List<Row> rows = rows(person, halfLife, false);
    List<Row> known = rows.stream().filter(row -> steps.containsKey(row.bin)).toList();
    if (known.size() >= 0.8 * rows.size()) {
      known.forEach(row -> addSteps(row, steps));
      rows = fullDays(known);
    }
    return of(rows);
  }

  private static void addSteps(Row row, Map<Long, Integer> steps) {
    double fast = 0;
    double slow = 0;
    for (long bin = new TreeSet<>(steps.keySet()).first(); bin <= row.bin; bin++) {
      int taken = steps.getOrDefault(bin, 0);
      fast = Math.exp(-0.5) * fast + (1 - Math.exp(-0.5)) * taken;
      slow = Math.exp(-0.125) * slow + (1 - Math.exp(-0.125)) * taken;
    }
    int width = row.values.length;
    row.values = Arrays.copyOf(row.values, width + 3);
    row.values[width] = Math.log(1 + steps.getOrDefault(row.bin, 0));
    row.values[width + 1] = fast;
    row.values[width + 2] = slow;
  }

  private static ReferenceEstimate of(List<Row> all) {
    List<Row> rows = all;
    for (int pass = 1; pass <= 2; pass++) {
      rows = trimmed(rows, pass == 1);
    }
    double rho = autocorrelation(rows);
    return whitened(rows, rho);
  }

  private static List<Row> rows(PersonDataset person, double halfLife, boolean equalDoses) {
    List<HeartRateBin> bins = person.bins();
    TreeSet<Long> dropped = new TreeSet<>();
    TreeSet<Long> asleep = new TreeSet<>();
    for (HeartRateBin bin : bins) {
      for (long after = 0; bin.exercise() && after <= 12; after++) {
        dropped.add(bin.number() + after);
      }
      if (bin.sleeping()) {
        asleep.add(bin.number());
      }
    }
    TreeSet<Long> nights = withoutNaps(asleep, person);
    Map<Long, List<RawReading>> readings =
        person.readings().stream()
            .distinct()
            .filter(reading -> reading.bpm() >= 30 && reading.bpm() <= 220)
            .collect(
                Collectors.groupingBy(reading -> Math.floorDiv(reading.epochMillis(), 300_000L)));
    List<Row> rows = new ArrayList<>();
    for (HeartRateBin bin : bins) {
      if (bin.validReadings() > 0
          && !dropped.contains(bin.number())
          && !asleep.contains(bin.number())) {
        Row row = new Row(bin.number(), day(bin.number(), person));
        row.values = columns(bin, person, readings, nights, halfLife, equalDoses);
        row.afterCup = exists(person, bin.number(), 0, 120) ? 1 : 0;
        rows.add(row);
      }
    }
    return fullDays(rows);
  }

  private static TreeSet<Long> withoutNaps(TreeSet<Long> asleep, PersonDataset person) {
    TreeSet<Long> kept = new TreeSet<>();
    List<Long> sleep = new ArrayList<>();
    for (long bin : asleep) {
      if (!sleep.isEmpty() && bin - sleep.get(sleep.size() - 1) > 24) {
        keepUnlessNap(sleep, person, kept);
        sleep.clear();
      }
      sleep.add(bin);
    }
    keepUnlessNap(sleep, person, kept);
    return kept;
  }

  private static void keepUnlessNap(List<Long> sleep, PersonDataset person, TreeSet<Long> kept) {
    boolean afternoon =
        sleep.stream()
            .allMatch(
                bin -> {
                  int hour = local(bin * 300, person).getHour();
                  return hour >= 12 && hour < 20;
                });
    if (!sleep.isEmpty() && !(afternoon && sleep.get(sleep.size() - 1) - sleep.get(0) < 36)) {
      kept.addAll(sleep);
    }
  }

  private static LocalDateTime local(long second, PersonDataset person) {
    return Instant.ofEpochSecond(second).atZone(person.zone()).toLocalDateTime();
  }

  private static long day(long bin, PersonDataset person) {
    return local(bin * 300 + 120, person).minusHours(4).toLocalDate().toEpochDay();
  }

  private static long minute(Dose cup) {
    return Math.floorDiv(cup.consumedAt().toEpochMilli() + 30_000, 60_000L);
  }

  private static boolean exists(PersonDataset person, long bin, int from, int until) {
    long centre = bin * 5 + 2;
    return person.doses().stream()
        .mapToLong(cup -> centre - minute(cup))
        .anyMatch(lag -> lag >= from && lag < until);
  }

  /** The 20th percentile of ten and more, otherwise the median. */
  private static double level(List<RawReading> readings) {
    List<Integer> sorted = readings.stream().map(RawReading::bpm).sorted().toList();
    int n = sorted.size();
    return n >= 10
        ? sorted.get((int) Math.floor((n - 1) / 5.0))
        : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2.0;
  }

  private static double[] columns(
      HeartRateBin bin,
      PersonDataset person,
      Map<Long, List<RawReading>> readings,
      TreeSet<Long> nights,
      double halfLife,
      boolean equalDoses) {
    List<Double> columns = new ArrayList<>();
    columns.add(level(readings.getOrDefault(bin.number(), List.of())));
    columns.add(exposure(bin.number(), person, halfLife, cup -> cup.caffeine().milligrams()));
    if (equalDoses) {
      columns.add(exposure(bin.number(), person, halfLife, cup -> 100.0));
    }
    for (int[] lags : AROUND) {
      columns.add(exists(person, bin.number(), lags[0], lags[1]) ? 1.0 : 0.0);
    }
    LocalDateTime centre = local(bin.number() * 300 + 120, person);
    double angle = 2 * Math.PI * (centre.getHour() * 60 + centre.getMinute()) / 1440;
    for (int k = 1; k <= 12; k++) {
      columns.add(Math.cos(k * angle));
      columns.add(Math.sin(k * angle));
    }
    Long slept = nights.lower(bin.number());
    double awake = slept == null ? Double.POSITIVE_INFINITY : 5.0 * (bin.number() - slept);
    for (int knot = 0; knot < KNOTS.length - 1; knot++) {
      double below = knot == 0 ? 0 : (awake - KNOTS[knot - 1]) / (KNOTS[knot] - KNOTS[knot - 1]);
      double above = (KNOTS[knot + 1] - awake) / (KNOTS[knot + 1] - KNOTS[knot]);
      columns.add(Math.max(0, awake <= KNOTS[knot] ? below : above));
    }
    return columns.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double exposure(
      long bin, PersonDataset person, double halfLife, Function<Dose, Double> milligrams) {
    double ke = Math.log(2) / halfLife;
    double peakAt = Math.log(ABSORPTION / ke) / (ABSORPTION - ke);
    double sum = 0;
    for (Dose cup : person.doses()) {
      for (int minute = 0; minute < 5; minute++) {
        double hours = (bin * 5 + minute - minute(cup)) / 60.0;
        if (hours > 0 && hours < 12 * halfLife) {
          sum += milligrams.apply(cup) / 5 * response(hours, ke) / (100 * response(peakAt, ke));
        }
      }
    }
    return sum;
  }

  private static double response(double hours, double ke) {
    return ABSORPTION / (ABSORPTION - ke) * (Math.exp(-ke * hours) - Math.exp(-ABSORPTION * hours));
  }

  private static List<Row> fullDays(List<Row> rows) {
    Map<Long, Long> ofDay =
        rows.stream().collect(Collectors.groupingBy(row -> row.day, Collectors.counting()));
    return rows.stream().filter(row -> ofDay.getOrDefault(row.day, 0L) >= 6).toList();
  }

  private static List<Row> trimmed(List<Row> rows, boolean bouts) {
    double[] e = residuals(rows);
    double middle = median(e);
    double spread = median(Arrays.stream(e).map(value -> Math.abs(value - middle)).toArray());
    double scale = Math.max(0.5, 1.4826 * spread);
    TreeSet<Long> out = new TreeSet<>();
    Row high = null;
    for (int i = 0; i < e.length; i++) {
      double z = (e[i] - middle) / scale;
      Row row = rows.get(i);
      if (Math.abs(z) > 3.5) {
        out.add(row.bin);
      }
      if (z > 3.5) {
        for (long near = -5;
            bouts && high != null && row.bin - high.bin <= 3 && near <= 12;
            near++) {
          out.add(row.bin + near);
        }
        high = row;
      }
    }
    return fullDays(rows.stream().filter(row -> !out.contains(row.bin)).toList());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static double[] residuals(List<Row> rows) {
    double[][] centred = transformed(rows, 0);
    double[] beta = solve(gram(centred, rows, -1), gram(centred, rows, -1), 0, 1);
    double[] e = new double[rows.size()];
    for (int i = 0; i < e.length; i++) {
      e[i] = centred[i][0];
      for (int c = 0; c < beta.length; c++) {
        e[i] -= beta[c] * centred[i][c + 1];
      }
    }
    return e;
  }

  private static double autocorrelation(List<Row> rows) {
    double[] e = residuals(rows);
    double products = 0;
    double squares = 0;
    for (int i = 1; i < e.length; i++) {
      Row row = rows.get(i);
      if (row.bin - rows.get(i - 1).bin == 1 && row.day == rows.get(i - 1).day) {
        products += e[i - 1] * e[i];
        squares += e[i - 1] * e[i - 1];
      }
    }
    return Math.max(0, Math.min(0.95, products / squares));
  }

  /** Whitened columns y, x, Z and the shifts, less their day effects. */
  private static double[][] transformed(List<Row> rows, double rho) {
    int width = rows.get(0).values.length;
    double[][] result = new double[rows.size()][];
    for (int i = 0; i < result.length; i++) {
      Row row = rows.get(i);
      boolean first = i == 0 || rows.get(i - 1).day != row.day;
      double phi = first ? 0 : Math.pow(rho, (double) (row.bin - rows.get(i - 1).bin));
      double[] now = withConstant(row, width);
      double[] before = first ? new double[width + 2] : withConstant(rows.get(i - 1), width);
      result[i] = new double[width + 2];
      for (int c = 0; c < width + 2; c++) {
        result[i][c] = (now[c] - phi * before[c]) / Math.sqrt(1 - phi * phi);
      }
    }
    for (int from = 0, until; from < result.length; from = until) {
      until = from;
      while (until < result.length && rows.get(until).day == rows.get(from).day) {
        until++;
      }
      removeDayEffect(Arrays.copyOfRange(result, from, until), width);
    }
    return result;
  }

  private static double[] withConstant(Row row, int width) {
    double[] values = Arrays.copyOf(row.values, width + 2);
    values[0] -= 70;
    values[width] = row.afterCup;
    values[width + 1] = 1;
    return values;
  }

  private static void removeDayEffect(double[][] day, int width) {
    int constant = width + 1;
    double squares = Arrays.stream(day).mapToDouble(row -> row[constant] * row[constant]).sum();
    for (int c = 0; c <= width; c++) {
      int column = c;
      double slope =
          Arrays.stream(day).mapToDouble(row -> row[constant] * row[column]).sum() / squares;
      for (double[] row : day) {
        row[c] -= slope * row[constant];
      }
    }
  }

  private static double[][] gram(double[][] columns, List<Row> rows, long withoutDay) {
    int width = rows.get(0).values.length + 1;
    double[][] gram = new double[width][width];
    for (int i = 0; i < columns.length; i++) {
      for (int a = 0; rows.get(i).day != withoutDay && a < width; a++) {
        for (int b = 0; b < width; b++) {
          gram[a][b] += columns[i][a] * columns[i][b];
        }
      }
    }
    return gram;
  }

  /** Regression of one column on those from another to the last but one, the shifts. */
  private static double[] solve(double[][] gram, double[][] full, int target, int first) {
    int p = gram.length - 1 - first;
    double[][] scaled = new double[p][p];
    double[] right = new double[p];
    for (int a = 0; a < p; a++) {
      double scale = Math.sqrt(full[first + a][first + a]);
      for (int b = 0; b < p; b++) {
        scaled[a][b] =
            gram[first + a][first + b] / (scale * Math.sqrt(full[first + b][first + b]))
                + (a == b ? 1e-9 : 0);
      }
      right[a] = gram[first + a][target] / scale;
    }
    double[] solution =
        new LUDecomposition(new Array2DRowRealMatrix(scaled))
            .getSolver()
            .solve(new ArrayRealVector(right))
            .toArray();
    for (int a = 0; a < p; a++) {
      solution[a] /= Math.sqrt(full[first + a][first + a]);
    }
    return solution;
  }

  private static ReferenceEstimate whitened(List<Row> rows, double rho) {
    double[][] columns = transformed(rows, rho);
    double[][] full = gram(columns, rows, -1);
    double beta = solve(full, full, 0, 1)[0];
    long[] days = rows.stream().mapToLong(row -> row.day).distinct().toArray();
    double sum = 0;
    for (long day : days) {
      sum += Math.pow(solve(gram(columns, rows, day), full, 0, 1)[0] - beta, 2);
    }
    double[] onZ = solve(full, full, 1, 2);
    double shifts = 0;
    double squares = 0;
    for (double[] row : columns) {
      double x = row[1];
      for (int c = 0; c < onZ.length; c++) {
        x -= onZ[c] * row[c + 2];
      }
      shifts += x * row[row.length - 2];
      squares += x * x;
    }
    double error = Math.sqrt((days.length - 1.0) / days.length * sum);
    return new ReferenceEstimate(beta, error, rows.size(), rho, shifts / squares);
  }
}
