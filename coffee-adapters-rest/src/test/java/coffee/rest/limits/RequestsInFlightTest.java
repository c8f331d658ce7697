package coffee.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestsInFlightTest {

  private final RequestsInFlight requests = new RequestsInFlight();

  @Test
  void letsInAsManyAsMayBe() {
    assertThat(requests.enter("ada", 2)).isTrue();
    assertThat(requests.enter("ada", 2)).isTrue();
    assertThat(requests.enter("ada", 2)).isFalse();
    assertThat(requests.enter("grace", 2)).isTrue();
  }

  @Test
  void hasAPlaceAgainForEachWhoLeaves() {
    requests.enter("ada", 2);
    requests.enter("ada", 2);
    requests.leave("ada");
    assertThat(requests.enter("ada", 2)).isTrue();
    assertThat(requests.enter("ada", 2)).isFalse();
  }

  @Test
  void remembersNobodyWhoLeft() {
    requests.enter("ada", 2);
    requests.enter("ada", 2);
    requests.leave("ada");
    requests.leave("ada");
    assertThat(requests.isEmpty()).isTrue();
  }
}
