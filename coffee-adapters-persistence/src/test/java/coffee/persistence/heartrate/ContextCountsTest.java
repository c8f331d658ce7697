package coffee.persistence.heartrate;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.ReadingContext.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContextCountsTest {

  private static final int RESTING = ContextCode.of(Kind.RESTING);
  private static final int ACTIVE = ContextCode.of(Kind.ACTIVE);

  @Test
  void clearedCountsHaveNoneOfTheReadingsBefore() {
    ContextCounts counts = new ContextCounts();
    counts.add(RESTING, 60, 2);
    counts.add(ACTIVE, 254, 1);
    counts.clear();
    assertThat(counts.isEmpty()).isTrue();
    assertThat(counts.ofContext(RESTING)).isEmpty();
    assertThat(counts.byContext()).isEmpty();
    assertThat(counts.overall().count()).isZero();

    counts.add(RESTING, 61, 3);
    BpmHistogram expected = new BpmHistogram();
    expected.add(61, 3);
    assertThat(counts.total()).isEqualTo(3);
    assertThat(counts.byContext()).isEqualTo(Map.of(Kind.RESTING, expected));
    assertThat(counts.overall()).isEqualTo(expected);
  }

  @Test
  void countsARangeOfReadings() {
    HourReadings readings = new HourReadings(4);
    int[] contexts = {RESTING, RESTING, ACTIVE, RESTING};
    for (int i = 0; i < contexts.length; i++) {
      readings.append(HourReadings.key(i * 1_000, 1), 60 + i, contexts[i], 0, ReadingTexts.NONE);
    }
    ContextCounts counts = new ContextCounts();
    counts.add(readings, 1, 4);
    counts.add(readings, 4, 4);
    assertThat(counts.total()).isEqualTo(3);
    assertThat(counts.ofContext(RESTING)[60]).isZero();
    assertThat(counts.ofContext(RESTING)[61]).isEqualTo(1);
    assertThat(counts.ofContext(ACTIVE)[62]).isEqualTo(1);
    assertThat(counts.ofContext(RESTING)[63]).isEqualTo(1);
  }
}
