package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Unpacks one packed hour, in the format of {@link HourCodec}. */
final class HourDecoder {

  private static final int ESCAPE = 15;
  private static final int HAS_LABEL = 1;
  private static final int HAS_NOTES = 2;

  private final HourBytesReader in;
  private final int size;

  HourDecoder(HourBytesReader in) {
    this.in = in;
    this.size = in.readVarint(1, HourReadings.MAX_SIZE);
  }

  HourReadings decode() {
    int[] times = times();
    byte[] bpm = bpm();
    byte[] contexts = contexts();
    int[] keys = keys(times);
    HourReadings readings = new HourReadings(keys, bpm, contexts, imports(), texts());
    in.requireEnd();
    return readings;
  }

  private int[] times() {
    int unit = in.readVarint(1, HourKey.LENGTH_MS);
    int[] times = new int[size];
    long time = 0;
    int i = 0;
    while (i < size) {
      long token = in.readVarint();
      in.require(token >>> 1 < HourKey.LENGTH_MS, "a time is out of range");
      long step = (token >>> 1) * unit;
      int end = (token & 1) == 0 ? i + 1 : i + in.readVarint(3, size - i);
      for (; i < end; i++) {
        time += step;
        in.require(time < HourKey.LENGTH_MS, "a time is out of range");
        times[i] = (int) time;
      }
    }
    return times;
  }

  private byte[] bpm() {
    byte[] bpm = new byte[size];
    int last = 0;
    for (int i = 0; i < size; i++) {
      int nibble = in.readNibble();
      last =
          nibble == ESCAPE
              ? (in.readNibble() << 4) | in.readNibble()
              : last + ((nibble >>> 1) ^ -(nibble & 1));
      in.require(last >= HeartRate.MIN_BPM && last <= HeartRate.MAX_BPM, "a heart rate is wrong");
      bpm[i] = (byte) last;
    }
    in.endHalves();
    return bpm;
  }

  private byte[] contexts() {
    byte[] contexts = new byte[size];
    int i = 0;
    while (i < size) {
      int token = in.readByte();
      int code = token & 0xf;
      in.require(code >= 1 && code <= ContextCode.MAX, "a context is unknown");
      int length = token >>> 4 == 0 ? in.readVarint(16, size - i) : token >>> 4;
      in.require(length <= size - i, "its contexts do not add up");
      Arrays.fill(contexts, i, i + length, (byte) code);
      i += length;
    }
    return contexts;
  }

  /** The keys of readings at some times, which it turns into their keys. */
  private int[] keys(int[] times) {
    int previous = -1;
    int i = 0;
    while (i < size) {
      int source = in.readByte();
      for (int end = i + in.readVarint(1, size - i); i < end; i++) {
        int key = HourReadings.key(times[i], source);
        in.require(key > previous, "its readings do not ascend");
        times[i] = key;
        previous = key;
      }
    }
    return times;
  }

  private long[] imports() {
    long[] imports = new long[size];
    int i = 0;
    while (i < size) {
      long importId = in.readVarint();
      int end = i + in.readVarint(1, size - i);
      Arrays.fill(imports, i, end, importId);
      i = end;
    }
    return imports;
  }

  private Map<Integer, ReadingTexts> texts() {
    int count = in.readVarint(0, size);
    if (count == 0) {
      return Map.of();
    }
    Map<Integer, ReadingTexts> texts = new HashMap<>();
    int index = 0;
    for (int i = 0; i < count; i++) {
      index += in.readVarint(i == 0 ? 0 : 1, size - 1 - index);
      int flags = in.readByte();
      in.require(flags >= HAS_LABEL && flags <= (HAS_LABEL | HAS_NOTES), "a text is unknown");
      Optional<String> label = textIf((flags & HAS_LABEL) != 0);
      texts.put(index, new ReadingTexts(label, textIf((flags & HAS_NOTES) != 0)));
    }
    return texts;
  }

  private Optional<String> textIf(boolean isPresent) {
    return isPresent ? Optional.of(in.readText()) : Optional.empty();
  }
}
