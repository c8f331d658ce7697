package coffee.persistence.heartrate;

import java.nio.charset.StandardCharsets;
import java.util.function.IntToLongFunction;

/**
 * Packs the readings of an hour, ascending by time, then by source ({@code
 * heart_rate_hour.readings}). Columns follow each other, because neighbours in a column are alike:
 *
 * <ol>
 *   <li>u8 version, 1
 *   <li>varint: number of readings n
 *   <li>varint: unit, the greatest common divisor of all times in milliseconds since the start of
 *       the hour; 1 if all are 0
 *   <li>times, until there are n: varint t. If t is even, one reading, t / 2 units after the one
 *       before (the first: after the start of the hour). If t is odd, varint k, 3 or more, follows:
 *       k readings, each (t - 1) / 2 units after the one before
 *   <li>heart rates as half bytes, the high one first: 0 to 14 is the difference d to the reading
 *       before, as {@code d << 1 ^ d >> 31}; 15 means that two half bytes with the heart rate
 *       itself follow. The first reading has 15. An odd end is filled with 0
 *   <li>contexts, until there are n: u8 {@code length << 4 | code}, length 1 to 15; length 0 means
 *       that varint length, 16 or more, follows. Codes as in {@link ContextCode}
 *   <li>sources, until there are n: u8 number of the source, varint length of the run
 *   <li>imports, until there are n: varint number of the import, 0 for none, varint length
 *   <li>varint: number of readings with texts; for each varint index, less the index before (the
 *       first: the index), u8 1 for a label plus 2 for notes, then each of them as varint number of
 *       bytes and UTF-8
 *   <li>u32 checksum, most significant byte first, see {@link HourKey#checksum}
 * </ol>
 *
 * <p>varint and half bytes: see {@link HourBytesWriter}. A decoder checks the version, the
 * checksum, all ranges, that the runs add up to n and that nothing is left over.
 */
final class HourCodec {

  private static final int MIN_RUN = 3;
  private static final int ESCAPE = 15;
  private static final int MAX_SHORT_RUN = 15;
  private static final int HAS_LABEL = 1;
  private static final int HAS_NOTES = 2;

  private HourCodec() {}

  static byte[] encode(HourKey hour, HourReadings readings) {
    HourBytesWriter out = new HourBytesWriter(64 + 3 * readings.size());
    out.writeVarint(readings.size());
    writeTimes(out, readings);
    writeBpm(out, readings);
    writeContexts(out, readings);
    writeRuns(
        readings.size(),
        readings::source,
        (source, length) -> {
          out.writeByte((int) source);
          out.writeVarint(length);
        });
    writeRuns(
        readings.size(),
        readings::importId,
        (importId, length) -> {
          out.writeVarint(importId);
          out.writeVarint(length);
        });
    writeTexts(out, readings);
    return out.seal(hour);
  }

  private static void writeTimes(HourBytesWriter out, HourReadings readings) {
    int unit = 0;
    for (int i = 0; i < readings.size() && unit != 1; i++) {
      unit = greatestCommonDivisor(unit, readings.offsetMs(i));
    }
    unit = Math.max(1, unit);
    out.writeVarint(unit);
    int i = 0;
    int previous = 0;
    while (i < readings.size()) {
      int step = readings.offsetMs(i) - previous;
      int end = i + 1;
      while (end < readings.size() && readings.offsetMs(end) - readings.offsetMs(end - 1) == step) {
        end++;
      }
      long units = step / unit;
      if (end - i >= MIN_RUN) {
        out.writeVarint((units << 1) | 1);
        out.writeVarint(end - i);
        i = end;
      } else {
        out.writeVarint(units << 1);
        i++;
      }
      previous = readings.offsetMs(i - 1);
    }
  }

  private static int greatestCommonDivisor(int one, int other) {
    int a = one;
    int b = other;
    while (b != 0) {
      int rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  private static void writeBpm(HourBytesWriter out, HourReadings readings) {
    for (int i = 0; i < readings.size(); i++) {
      int bpm = readings.bpm(i);
      int difference = i == 0 ? 0 : bpm - readings.bpm(i - 1);
      int folded = (difference << 1) ^ (difference >> 31);
      if (i > 0 && folded < ESCAPE) {
        out.writeNibble(folded);
      } else {
        out.writeNibble(ESCAPE);
        out.writeNibble(bpm >>> 4);
        out.writeNibble(bpm & 0xf);
      }
    }
    out.endHalves();
  }

  private static void writeContexts(HourBytesWriter out, HourReadings readings) {
    writeRuns(
        readings.size(),
        readings::context,
        (code, length) -> {
          if (length <= MAX_SHORT_RUN) {
            out.writeByte((length << 4) | (int) code);
          } else {
            out.writeByte((int) code);
            out.writeVarint(length);
          }
        });
  }

  private interface Run {
    void write(long value, int length);
  }

  private static void writeRuns(int size, IntToLongFunction column, Run run) {
    int start = 0;
    while (start < size) {
      long value = column.applyAsLong(start);
      int end = start + 1;
      while (end < size && column.applyAsLong(end) == value) {
        end++;
      }
      run.write(value, end - start);
      start = end;
    }
  }

  private static void writeTexts(HourBytesWriter out, HourReadings readings) {
    out.writeVarint(readings.textCount());
    int previous = 0;
    for (int i = 0; readings.textCount() > 0 && i < readings.size(); i++) {
      ReadingTexts texts = readings.texts(i);
      if (!texts.isEmpty()) {
        out.writeVarint(i - previous);
        previous = i;
        out.writeByte(
            (texts.label().isPresent() ? HAS_LABEL : 0)
                | (texts.notes().isPresent() ? HAS_NOTES : 0));
        texts.label().ifPresent(text -> writeText(out, text));
        texts.notes().ifPresent(text -> writeText(out, text));
      }
    }
  }

  private static void writeText(HourBytesWriter out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeVarint(bytes.length);
    out.writeBytes(bytes);
  }

  /**
   * Unpacks the readings of an hour.
   *
   * @throws UnreadableHourException if they cannot be read completely
   */
  static HourReadings decode(HourKey hour, byte[] bytes) {
    return new HourDecoder(new HourBytesReader(hour, bytes)).decode();
  }
}
