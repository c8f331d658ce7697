package coffee.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.rest.problem.ProblemException;
import java.net.URI;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {

  private static final int FREE = 16 << 10;

  private final BodyMemory memory = new BodyMemory(1_000);
  private final BodyMemory.Share one = memory.share(request());
  private final BodyMemory.Share other = memory.share(request());

  private static ContainerRequest request() {
    URI uri = URI.create("http://localhost/");
    return new ContainerRequest(uri, uri, "POST", null, new MapPropertiesDelegate(), null);
  }

  @Test
  void holdsWhatFits() {
    one.take(FREE + 600);
    other.take(FREE + 400);
    assertFull(other, 1);
  }

  @Test
  void takesInWhatIsSmallHoweverFullItIs() {
    one.take(FREE + 1_000);
    other.take(FREE);
    assertFull(other, 1);
  }

  @Test
  void hasRoomAgainForWhatIsGivenBack() {
    one.take(FREE + 1_000);
    one.giveBack(300);
    other.take(FREE + 300);
    assertFull(other, 1);
  }

  @Test
  void keepsNothingOfWhatWasGivenBackWhole() {
    one.take(FREE + 1_000);
    one.giveBack(FREE + 1_000);
    other.take(FREE + 1_000);
    assertFull(one, FREE + 1);
  }

  @Test
  void neverWaitsForWhatCannotFit() {
    assertFull(one, FREE + 1_001);
  }

  @Test
  void knowsTheShareOfARequest() {
    ContainerRequest request = request();
    assertThat(memory.share(request)).isSameAs(memory.share(request)).isNotSameAs(one);
  }

  private static void assertFull(BodyMemory.Share share, long more) {
    assertThatThrownBy(() -> share.take(more))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> {
              assertThat(refusal.problem().status()).isEqualTo(503);
              assertThat(refusal.problem().code()).isEqualTo("busy");
            });
  }
}
