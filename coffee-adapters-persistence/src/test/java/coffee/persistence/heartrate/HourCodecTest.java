package coffee.persistence.heartrate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.person.PersonId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HourCodecTest {

  private static final HourKey KEY = new HourKey(new PersonId(7), 1_772_355_600_000L);

  @RepeatedTest(200) // the repetition is the seed: failures replay
  void decodesWhatItEncoded(RepetitionInfo run) {
    HourReadings readings = RandomHours.of(run.getCurrentRepetition());

    assertThat(HourCodec.decode(KEY, HourCodec.encode(KEY, readings))).isEqualTo(readings);
  }

  @RepeatedTest(200)
  void encodesEditedHourLikeEditedList(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    HourReadings readings = RandomHours.of(run.getCurrentRepetition());
    int edited = random.nextInt(readings.size());
    HourReadings changed = new HourReadings(0);
    for (int i = 0; i < readings.size(); i++) {
      if (i == edited) {
        changed.append(readings.key(i), 1 + random.nextInt(254), 9, 1L << 40, ReadingTexts.NONE);
      } else {
        changed.append(readings, i);
      }
    }

    HourReadings decoded = HourCodec.decode(KEY, HourCodec.encode(KEY, changed));

    assertThat(decoded).isEqualTo(changed).isNotEqualTo(readings);
  }

  @RepeatedTest(100)
  void findsEveryFlippedBit(RepetitionInfo run) {
    Hour hour = Hour.empty(KEY).with(RandomHours.ofAtMost(run.getCurrentRepetition(), 60));
    byte[] readings = HourCodec.encode(KEY, hour.readings());
    byte[] levels = LevelsCodec.encode(KEY, hour.levels());
    byte[] totals = CountsCodec.encodeTotals(KEY, hour.totals());
    byte[] bins = CountsCodec.encodeBins(KEY, new TreeMap<>(Map.of(3, hour.totals())));

    requireEveryBit(readings, bytes -> HourCodec.decode(KEY, bytes));
    requireEveryBit(levels, bytes -> LevelsCodec.decode(KEY, bytes));
    requireEveryBit(totals, bytes -> CountsCodec.decodeTotals(KEY, bytes));
    requireEveryBit(bins, bytes -> CountsCodec.decodeBins(KEY, bytes));
  }

  private interface Decoder {
    Object decode(byte[] bytes);
  }

  private static void requireEveryBit(byte[] value, Decoder decoder) {
    decoder.decode(value);
    List<Integer> unnoticed =
        IntStream.range(0, value.length * Byte.SIZE)
            .filter(bit -> isReadable(decoder, flipped(value, bit)))
            .boxed()
            .toList();
    assertThat(unnoticed).isEmpty();
  }

  private static byte[] flipped(byte[] value, int bit) {
    byte[] flipped = value.clone();
    flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
    return flipped;
  }

  private static boolean isReadable(Decoder decoder, byte[] bytes) {
    try {
      decoder.decode(bytes);
      return true;
    } catch (UnreadableHourException expected) {
      return false;
    }
  }

  @RepeatedTest(50)
  void decodesSummariesOfAnHour(RepetitionInfo run) {
    Hour hour = Hour.empty(KEY).with(RandomHours.of(run.getCurrentRepetition()));
    SortedMap<Integer, ContextCounts> bins = new TreeMap<>();
    bins.put(0, hour.totals());
    bins.put(11, hour.totals());

    assertThat(LevelsCodec.decode(KEY, LevelsCodec.encode(KEY, hour.levels())))
        .isEqualTo(hour.levels());
    assertThat(
            CountsCodec.decodeTotals(KEY, CountsCodec.encodeTotals(KEY, hour.totals())).byContext())
        .isEqualTo(hour.totals().byContext());
    SortedMap<Integer, ContextCounts> decoded =
        CountsCodec.decodeBins(KEY, CountsCodec.encodeBins(KEY, bins));
    assertThat(decoded.keySet()).containsExactly(0, 11);
    assertThat(requireNonNull(decoded.get(11)).byContext()).isEqualTo(hour.totals().byContext());
  }

  @Test
  void namesPersonAndHourOfDamagedValue() {
    byte[] bytes = HourCodec.encode(KEY, RandomHours.of(1));
    bytes[bytes.length / 2]++;

    assertThatThrownBy(() -> HourCodec.decode(KEY, bytes))
        .hasMessage(
            "cannot read the heart rates of person 7 in the hour from 2026-03-01T09:00:00Z: its"
                + " checksum does not match");
  }

  @Test
  void refusesValueOfAnotherPersonOrHour() {
    byte[] bytes = HourCodec.encode(KEY, RandomHours.of(1));
    HourKey next = new HourKey(KEY.person(), KEY.startMs() + HourKey.LENGTH_MS);
    HourKey other = new HourKey(new PersonId(8), KEY.startMs());

    assertThatThrownBy(() -> HourCodec.decode(next, bytes)).hasMessageContaining("checksum");
    assertThatThrownBy(() -> HourCodec.decode(other, bytes)).hasMessageContaining("checksum");
  }

  @Test
  void refusesLaterVersionAndShortValues() {
    byte[] content = {2, 1, 1, 0};
    int checksum = KEY.checksum(content, content.length);
    byte[] later = Arrays.copyOf(content, content.length + 4);
    for (int i = 0; i < 4; i++) {
      later[content.length + i] = (byte) (checksum >>> (8 * (3 - i)));
    }

    assertThatThrownBy(() -> HourCodec.decode(KEY, later)).hasMessageContaining("version is 2");
    assertThatThrownBy(() -> HourCodec.decode(KEY, new byte[4])).hasMessageContaining("4 bytes");
  }

  @Test
  void packsRegularReadingsBelowABytePerReading() {
    HourReadings readings = new HourReadings(720);
    for (int i = 0; i < 720; i++) {
      readings.append(HourReadings.key(5_000 * i, 0), 60 + i / 10 % 3, 1, 0, ReadingTexts.NONE);
    }

    assertThat(HourCodec.encode(KEY, readings)).hasSizeLessThan(400);
  }

  @Test
  void keepsFirstAndLastMillisecondWithAllSources() {
    HourReadings readings = new HourReadings(0);
    for (int offset : new int[] {0, HourKey.LENGTH_MS - 1}) {
      for (int source = 0; source < 256; source++) {
        readings.append(
            HourReadings.key(offset, source),
            1 + source % 254,
            1 + source % 9,
            source,
            new ReadingTexts(Optional.empty(), Optional.of("note " + source)));
      }
    }

    assertThat(HourCodec.decode(KEY, HourCodec.encode(KEY, readings))).isEqualTo(readings);
  }
}
