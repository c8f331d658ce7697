package coffee.persistence.heartrate;

import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.ReadingContext.Kind;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * Encodes and decodes {@code heart_rate_bin.histogram}.
 *
 * <p>A sequence of entries of three unsigned bytes: the code of the context, the heart rate in bpm
 * (1 to 254), and the number of such readings (1 to 255; a greater count uses several entries).
 * There is no header, entries may be in any order and may repeat. So the concatenation of two
 * histograms is the histogram of both, which lets the database aggregate any number of bins with
 * {@code string_agg}, and a raw reading can be added as an entry of its own.
 */
final class HistogramCodec {

  private static final int ENTRY_LENGTH = 3;
  private static final int GREATEST_COUNT = 255;

  private HistogramCodec() {}

  /** Encodes counts by context. */
  static byte[] encode(Map<Kind, BpmHistogram> histograms) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    histograms.forEach(
        (kind, histogram) -> {
          for (int bpm = HeartRate.MIN_BPM; bpm <= HeartRate.MAX_BPM; bpm++) {
            for (int rest = histogram.count(bpm); rest > 0; rest -= GREATEST_COUNT) {
              bytes.write(ContextCode.of(kind));
              bytes.write(bpm);
              bytes.write(Math.min(rest, GREATEST_COUNT));
            }
          }
        });
    return bytes.toByteArray();
  }

  /** Decodes counts by context; contexts without readings are omitted. */
  static Map<Kind, BpmHistogram> decodeByContext(byte[] bytes) {
    Map<Kind, BpmHistogram> histograms = new EnumMap<>(Kind.class);
    addTo(histograms, bytes);
    return histograms;
  }

  /** Adds what bytes stand for to counts by context. */
  static void addTo(Map<Kind, BpmHistogram> histograms, byte[] bytes) {
    for (int i = 0; i < bytes.length; i += ENTRY_LENGTH) {
      histograms
          .computeIfAbsent(
              ContextCode.kind(Byte.toUnsignedInt(bytes[i])), kind -> new BpmHistogram())
          .add(Byte.toUnsignedInt(bytes[i + 1]), Byte.toUnsignedInt(bytes[i + 2]));
    }
  }

  /** Decodes counts of all contexts together. */
  static BpmHistogram decodeTotal(byte[] bytes) {
    BpmHistogram histogram = new BpmHistogram();
    for (int i = 0; i < bytes.length; i += ENTRY_LENGTH) {
      histogram.add(Byte.toUnsignedInt(bytes[i + 1]), Byte.toUnsignedInt(bytes[i + 2]));
    }
    return histogram;
  }
}
