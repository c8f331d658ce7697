package coffee.domain.correlation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoffeeTypesTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  private final CoffeeTypes types = new CoffeeTypes();

  @Test
  void findsTypesByTimestamp() {
    IntStream.range(0, 500).forEach(i -> types.add(NINE.plusSeconds(i), "type " + i % 7));

    assertThat(types.at(NINE.plusSeconds(400))).contains("type 1");
    assertThat(types.at(NINE.minusMillis(1))).isEmpty();
    assertThat(types.at(NINE.plusMillis(1))).isEmpty();
  }

  @Test
  void nameTheFirstCoffeeOfAInstant() {
    types.add(NINE, "filter");
    types.add(NINE, "espresso");

    assertThat(types.at(NINE)).contains("filter");
  }

  @Test
  void rejectsDescendingTimestamps() {
    types.add(NINE, "filter");

    assertThatThrownBy(() -> types.add(NINE.minusMillis(1), "espresso"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
