package coffee.rest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

/** How much of a body is read. */
class RequestBodyTest {

  private static final int MANY = 200_000;

  private static RequestBody body(String text) {
    URI uri = URI.create("http://localhost/");
    return new RequestBody(
        text.getBytes(UTF_8),
        false,
        new RequestMemoryBudget(64 << 20)
            .share(
                new ContainerRequest(uri, uri, "POST", null, new MapPropertiesDelegate(), null)));
  }

  private static Problem problem(ThrowingCallable reading) {
    Problem[] problem = new Problem[1];
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(ProblemException.class, refusal -> problem[0] = refusal.problem());
    return problem[0];
  }

  @Test
  void countsExcessItemsWithoutReadingThem() {
    Problem problem = problem(() -> body("[{}" + ",{}".repeat(MANY - 1) + "]").array(1_000));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.errors().get(0).code()).isEqualTo("too_many_items");
    assertThat(problem.errors().get(0).detail())
        .isEqualTo("must be at most 1000 items, was 200000");
  }

  @Test
  void countsExcessLines() {
    Problem problem = problem(() -> body("{}\n\r\n".repeat(MANY)).lines(1_000));
    assertThat(problem.errors().get(0).detail())
        .isEqualTo("must be at most 1000 items, was 200000");
  }

  @Test
  void limitsNumberOfJsonValues() {
    String values = "[0" + ",0".repeat(MANY) + "]";
    assertThat(problem(() -> body("[" + values + "]").array(1_000)).code())
        .isEqualTo("too_complex");
    assertThat(problem(() -> body("{\"notes\":" + values + "}").object()).code())
        .isEqualTo("too_complex");
  }

  @Test
  void limitsJsonValuesOfAllLines() {
    String line = "{\"notes\":[0" + ",0".repeat(MANY / 4) + "]}\n";
    List<Supplier<Fields>> items = body(line.repeat(3)).lines(1_000);
    assertThat(items.get(0).get()).isNotNull();
    assertThat(problem(() -> items.get(1).get()).errors().get(0))
        .satisfies(
            wrong -> {
              assertThat(wrong.pointer()).isEqualTo("/1");
              assertThat(wrong.code()).isEqualTo("too_complex");
            });
  }

  @Test
  void skipsByteOrderMark() {
    assertThat(body("\uFEFF[{}]").array(1)).hasSize(1);
    assertThat(body("\uFEFF{}\n{}").lines(2)).hasSize(2);
    assertThat(problem(() -> body("\uFEFF").object()).code()).isEqualTo("empty_body");
  }
}
