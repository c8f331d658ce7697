package coffee.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.rest.problem.ProblemException;
import java.net.URI;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

class RequestMemoryBudgetTest {

  private static final int FREE = 16 << 10;

  private final RequestMemoryBudget memory = new RequestMemoryBudget(1_000);
  private final RequestMemoryBudget.Share one = memory.share(request());
  private final RequestMemoryBudget.Share other = memory.share(request());

  private static ContainerRequest request() {
    URI uri = URI.create("http://localhost/");
    return new ContainerRequest(uri, uri, "POST", null, new MapPropertiesDelegate(), null);
  }

  @Test
  void grantsMemoryUpToBudget() {
    one.reserve(FREE + 600);
    other.reserve(FREE + 400);
    assertFull(other, 1);
  }

  @Test
  void smallBodiesNeedNoBudget() {
    one.reserve(FREE + 1_000);
    other.reserve(FREE);
    assertFull(other, 1);
  }

  @Test
  void releasedMemoryCanBeReserved() {
    one.reserve(FREE + 1_000);
    one.release(300);
    other.reserve(FREE + 300);
    assertFull(other, 1);
  }

  @Test
  void fullReleaseRestoresBudget() {
    one.reserve(FREE + 1_000);
    one.release(FREE + 1_000);
    other.reserve(FREE + 1_000);
    assertFull(one, FREE + 1);
  }

  @Test
  void refusesRequestsLargerThanBudget() {
    assertFull(one, FREE + 1_001);
  }

  @Test
  void returnsSameShareForRequest() {
    ContainerRequest request = request();
    assertThat(memory.share(request)).isSameAs(memory.share(request)).isNotSameAs(one);
  }

  private static void assertFull(RequestMemoryBudget.Share share, long more) {
    assertThatThrownBy(() -> share.reserve(more))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> {
              assertThat(refusal.problem().status()).isEqualTo(503);
              assertThat(refusal.problem().code()).isEqualTo("busy");
            });
  }
}
