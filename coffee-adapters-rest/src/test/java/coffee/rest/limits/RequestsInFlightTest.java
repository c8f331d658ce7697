package coffee.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestsInFlightTest {

  private final RequestsInFlight crowd = new RequestsInFlight();

  @Test
  void letsInAsManyAsMayBe() {
    assertThat(crowd.enter("ada", 2)).isTrue();
    assertThat(crowd.enter("ada", 2)).isTrue();
    assertThat(crowd.enter("ada", 2)).isFalse();
    assertThat(crowd.enter("grace", 2)).isTrue();
  }

  @Test
  void hasAPlaceAgainForEachWhoLeaves() {
    crowd.enter("ada", 2);
    crowd.enter("ada", 2);
    crowd.leave("ada");
    assertThat(crowd.enter("ada", 2)).isTrue();
    assertThat(crowd.enter("ada", 2)).isFalse();
  }

  @Test
  void remembersNobodyWhoLeft() {
    crowd.enter("ada", 2);
    crowd.enter("ada", 2);
    crowd.leave("ada");
    crowd.leave("ada");
    assertThat(crowd.isEmpty()).isTrue();
  }
}
