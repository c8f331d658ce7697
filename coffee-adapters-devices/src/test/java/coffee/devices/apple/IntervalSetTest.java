package coffee.devices.apple;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IntervalSetTest {

  private final IntervalSet periods = new IntervalSet();

  @Test
  void includesStartAndExcludesEnd() {
    add(100, 200);
    assertThat(contains(99)).isFalse();
    assertThat(contains(100)).isTrue();
    assertThat(contains(199)).isTrue();
    assertThat(contains(200)).isFalse();
  }

  @Test
  void mergesOverlappingIntervals() {
    add(300, 400);
    add(100, 350);
    add(120, 130);
    add(500, 600);
    assertThat(contains(250)).isTrue();
    assertThat(contains(399)).isTrue();
    assertThat(contains(450)).isFalse();
    add(400, 500);
    assertThat(contains(450)).isTrue();
  }

  @Test
  void ignoresEmptyAndOverlongIntervals() {
    add(100, 100);
    add(200, 100);
    add(0, IntervalSet.MAX_SECONDS + 1);
    assertThat(contains(100)).isFalse();
  }

  private void add(long start, long end) {
    periods.add(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end));
  }

  private boolean contains(long second) {
    return periods.contains(Instant.ofEpochSecond(second));
  }
}
