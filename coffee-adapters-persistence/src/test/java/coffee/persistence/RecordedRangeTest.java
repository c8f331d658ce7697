package coffee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.persistence.RecordedRange.LastWrite;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecordedRangeTest {

  private static RecordedRange range(long start, long end, long revision) {
    return new RecordedRange(start, end, 1, write(revision));
  }

  private static LastWrite write(long revision) {
    return new LastWrite(revision, OptionalLong.of(revision), Instant.ofEpochSecond(revision));
  }

  @Test
  void coversBothUnderTheLaterWrite() {
    RecordedRange both = new RecordedRange(0, 9, 2, write(7));

    assertThat(range(0, 2, 7).joinedWith(range(8, 9, 3))).isEqualTo(both);
    assertThat(range(8, 9, 3).joinedWith(range(0, 2, 7))).isEqualTo(both);
  }

  @Test
  void joinsWhatBecomesTheShortestRange() {
    List<RecordedRange> ranges =
        List.of(range(10, 11, 1), range(0, 100, 2), range(11, 12, 3), range(500, 501, 4));

    assertThat(RecordedRange.join(ranges, 3))
        .containsExactly(
            range(0, 100, 2), new RecordedRange(10, 12, 2, write(3)), range(500, 501, 4));
    assertThat(RecordedRange.join(ranges, 2))
        .containsExactly(new RecordedRange(0, 100, 3, write(3)), range(500, 501, 4));
    assertThat(RecordedRange.join(ranges, 4)).hasSameElementsAs(ranges);
  }
}
