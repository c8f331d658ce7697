package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRateBin;
import coffee.persistence.Values;
import java.time.Instant;

/**
 * A period taken apart: the bins that lie in it whole, and the pieces of bins before and after
 * them, of which either may be empty.
 *
 * @param from first moment, inclusive
 * @param headEnd end of the piece before the whole bins, exclusive
 * @param firstBin the first bin that lies in the period whole
 * @param endBin the bin after the last one that does; not before {@code firstBin}
 * @param tailStart first moment of the piece after the whole bins, inclusive
 * @param until last moment, exclusive
 */
record BinnedWindow(
    Instant from, Instant headEnd, int firstBin, int endBin, Instant tailStart, Instant until) {

  static BinnedWindow of(Instant from, Instant until) {
    Instant first = Values.within(from);
    Instant end = Values.within(until);
    int firstBin = firstBinNotBefore(first);
    int endBin = Math.toIntExact(HeartRateBin.numberOf(end));
    if (endBin < firstBin) { // within one bin, or upside down
      return new BinnedWindow(first, end, firstBin, firstBin, end, end);
    }
    return new BinnedWindow(
        first, BinRun.startOf(firstBin), firstBin, endBin, BinRun.startOf(endBin), end);
  }

  /** The first bin that starts at a moment or after it. */
  static int firstBinNotBefore(Instant moment) {
    int number = Math.toIntExact(HeartRateBin.numberOf(Values.within(moment)));
    return BinRun.startOf(number).isBefore(Values.within(moment)) ? number + 1 : number;
  }
}
