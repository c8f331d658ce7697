package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRateBin;
import coffee.persistence.JdbcValues;
import java.time.Instant;

/**
 * A period split into its whole bins and the partial bins before and after them, each of which may
 * be empty.
 *
 * @param from start of the period, inclusive
 * @param headEnd end of the leading partial bin, exclusive
 * @param firstBin first whole bin of the period
 * @param endBin end of the whole bins, exclusive; not before {@code firstBin}
 * @param tailStart start of the trailing partial bin, inclusive
 * @param until end of the period, exclusive
 */
record BinnedWindow(
    Instant from, Instant headEnd, int firstBin, int endBin, Instant tailStart, Instant until) {

  static BinnedWindow of(Instant from, Instant until) {
    Instant first = JdbcValues.clamp(from);
    Instant end = JdbcValues.clamp(until);
    int firstBin = firstBinNotBefore(first);
    int endBin = Math.toIntExact(HeartRateBin.numberOf(end));
    if (endBin < firstBin) { // within one bin, or upside down
      return new BinnedWindow(first, end, firstBin, firstBin, end, end);
    }
    return new BinnedWindow(
        first, BinRange.startOf(firstBin), firstBin, endBin, BinRange.startOf(endBin), end);
  }

  /** The first bin that starts at or after a given time. */
  static int firstBinNotBefore(Instant moment) {
    int number = Math.toIntExact(HeartRateBin.numberOf(JdbcValues.clamp(moment)));
    return BinRange.startOf(number).isBefore(JdbcValues.clamp(moment)) ? number + 1 : number;
  }
}
