package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRate;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Packs numbers of readings by context and heart rate: those of a whole hour ({@code
 * heart_rate_hour.totals}), and those of the five-minute bins whose readings were deleted ({@code
 * heart_rate_hour.bins}).
 *
 * <p>Totals: u8 version 1; u8 number of contexts; the contexts; u32 checksum. Bins: u8 version 1;
 * for each bin, ascending, u8 {@code number in the hour << 4 | number of contexts} and the
 * contexts; u32 checksum.
 *
 * <p>A context, in ascending order of its code: u8 code, varint number of different heart rates, u8
 * the least of them, then for each, ascending, a byte. Its high half is the difference to the one
 * before, less 1 (for the first: 0); its low half is the number of readings, less 1. A half of 15
 * means that varint (value - 15) follows, that of the high half first.
 */
final class CountsCodec {

  private static final int ESCAPE = 15;

  private CountsCodec() {}

  static byte[] encodeTotals(HourKey hour, ContextCounts counts) {
    HourBytesWriter out = new HourBytesWriter(256);
    out.writeByte(contextsOf(counts));
    write(out, counts);
    return out.seal(hour);
  }

  static byte[] encodeBins(HourKey hour, SortedMap<Integer, ContextCounts> bins) {
    HourBytesWriter out = new HourBytesWriter(1_024);
    for (Map.Entry<Integer, ContextCounts> bin : bins.entrySet()) {
      out.writeByte((bin.getKey() << 4) | contextsOf(bin.getValue()));
      write(out, bin.getValue());
    }
    return out.seal(hour);
  }

  private static int contextsOf(ContextCounts counts) {
    int contexts = 0;
    for (int code = 1; code <= ContextCode.MAX; code++) {
      contexts += counts.ofContext(code).length > 0 ? 1 : 0;
    }
    return contexts;
  }

  private static void write(HourBytesWriter out, ContextCounts counts) {
    for (int code = 1; code <= ContextCode.MAX; code++) {
      int[] ofContext = counts.ofContext(code);
      if (ofContext.length > 0) {
        out.writeByte(code);
        write(out, ofContext);
      }
    }
  }

  private static void write(HourBytesWriter out, int[] counts) {
    out.writeVarint(Arrays.stream(counts).filter(count -> count > 0).count());
    int previous = -1;
    for (int bpm = 0; bpm < counts.length; bpm++) {
      if (counts[bpm] > 0) {
        if (previous < 0) {
          out.writeByte(bpm);
          previous = bpm - 1;
        }
        int gap = bpm - previous - 1;
        int more = counts[bpm] - 1;
        out.writeByte((Math.min(gap, ESCAPE) << 4) | Math.min(more, ESCAPE));
        writeRest(out, gap);
        writeRest(out, more);
        previous = bpm;
      }
    }
  }

  private static void writeRest(HourBytesWriter out, int value) {
    if (value >= ESCAPE) {
      out.writeVarint(value - ESCAPE);
    }
  }

  /** Adds the numbers of a whole hour to others. */
  static void addTotals(HourKey hour, byte[] bytes, ContextCounts sum) {
    HourBytesReader in = new HourBytesReader(hour, bytes);
    read(in, in.readByte(), sum);
    in.requireEnd();
  }

  static ContextCounts decodeTotals(HourKey hour, byte[] bytes) {
    ContextCounts counts = new ContextCounts();
    addTotals(hour, bytes, counts);
    return counts;
  }

  /** The numbers of bins, by the number of the bin in its hour, 0 to 11. */
  static SortedMap<Integer, ContextCounts> decodeBins(HourKey hour, byte[] bytes) {
    HourBytesReader in = new HourBytesReader(hour, bytes);
    SortedMap<Integer, ContextCounts> bins = new TreeMap<>();
    while (in.hasMore()) {
      int head = in.readByte();
      in.require(head >>> 4 < BinLevel.PER_HOUR, "a bin is out of range");
      ContextCounts counts = new ContextCounts();
      read(in, head & 0xf, counts);
      in.require(bins.put(head >>> 4, counts) == null, "a bin occurs twice");
    }
    return bins;
  }

  private static void read(HourBytesReader in, int contexts, ContextCounts sum) {
    for (int i = 0; i < contexts; i++) {
      int code = in.readByte();
      in.require(code >= 1 && code <= ContextCode.MAX, "a context is unknown");
      int rates = in.readVarint(1, HeartRate.MAX_BPM);
      int bpm = in.readByte() - 1;
      for (int rate = 0; rate < rates; rate++) {
        int token = in.readByte();
        bpm += 1 + withRest(in, token >>> 4);
        int count = 1 + withRest(in, token & 0xf);
        in.require(bpm >= HeartRate.MIN_BPM && bpm <= HeartRate.MAX_BPM, "a heart rate is wrong");
        sum.add(code, bpm, count);
      }
    }
  }

  private static int withRest(HourBytesReader in, int half) {
    return half < ESCAPE ? half : ESCAPE + in.readVarint(0, HourReadings.MAX_SIZE);
  }
}
