package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRateBin;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs what the analysis needs of the bins of an hour ({@code heart_rate_hour.levels}): u8 version
 * 1; u16 mask, bit i for bin i; for each bin that occurs, ascending, varint number of valid
 * readings, u8 quiet level, u16 {@code flags << 9 | twice the median}; u32 checksum. Numbers of two
 * bytes and more have the most significant byte first.
 */
final class LevelsCodec {

  private static final int MEDIAN_BITS = 9;
  private static final int MAX_MEDIAN = 2 * HeartRateBin.MAX_VALID_BPM;
  private static final int MAX_FLAGS = 7;

  private LevelsCodec() {}

  static byte[] encode(HourKey hour, List<BinLevel> levels) {
    HourBytesWriter out = new HourBytesWriter(8 + 5 * BinLevel.PER_HOUR);
    int mask = 0;
    for (BinLevel level : levels) {
      mask |= 1 << level.bin();
    }
    out.writeShort(mask);
    for (BinLevel level : levels) {
      out.writeVarint(level.valid());
      out.writeByte(level.quietBpm());
      out.writeShort((level.flags() << MEDIAN_BITS) | level.doubledMedianBpm());
    }
    return out.seal(hour);
  }

  static List<BinLevel> decode(HourKey hour, byte[] bytes) {
    HourBytesReader in = new HourBytesReader(hour, bytes);
    int mask = in.readShort();
    in.require(mask < 1 << BinLevel.PER_HOUR, "a bin is out of range");
    List<BinLevel> levels = new ArrayList<>(BinLevel.PER_HOUR);
    for (int bin = 0; bin < BinLevel.PER_HOUR; bin++) {
      if ((mask & (1 << bin)) != 0) {
        int valid = in.readVarint(0, HourReadings.MAX_SIZE);
        int quiet = in.readByte();
        int both = in.readShort();
        int median = both & ((1 << MEDIAN_BITS) - 1);
        in.require(median <= MAX_MEDIAN && both >>> MEDIAN_BITS <= MAX_FLAGS, "a bin is wrong");
        levels.add(new BinLevel(bin, valid, quiet, median, both >>> MEDIAN_BITS));
      }
    }
    in.requireEnd();
    return levels;
  }
}
