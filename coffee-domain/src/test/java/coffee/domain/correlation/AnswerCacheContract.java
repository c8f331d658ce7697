package coffee.domain.correlation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AtOnce;
import coffee.domain.person.PersonId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link AnswerCache} with room for a few small answers must do. */
public interface AnswerCacheContract {

  /** The cache under test, empty. */
  AnswerCache cache();

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  default void remembersAnAnswerByItsKey() {
    cache().remember("person 1 ü:😀", bytes("one"));
    cache().remember("person 2", bytes("two"));

    assertThat(cache().find("person 1 ü:😀")).hasValueSatisfying(holds("one"));
    assertThat(cache().find("person 2")).hasValueSatisfying(holds("two"));
    assertThat(cache().find("person 3")).isEmpty();
  }

  @Test
  default void remembersEveryByte() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    cache().remember("bytes", all);

    assertThat(cache().find("bytes")).hasValueSatisfying(found -> assertThat(found).isEqualTo(all));
  }

  @Test
  default void remembersTheLatestAnswer() {
    cache().remember("key", bytes("one"));
    cache().remember("key", bytes("two"));

    assertThat(cache().find("key")).hasValueSatisfying(holds("two"));
  }

  @Test
  default void givesEachCallerTheirOwnBytes() {
    byte[] given = bytes("one");
    cache().remember("key", given);
    given[0] = 'X';
    cache().find("key").orElseThrow()[0] = 'Y';

    assertThat(cache().find("key")).hasValueSatisfying(holds("one"));
  }

  @Test
  default void forgetsTheAnswersOfOnePersonWhenTold() {
    cache().remember(AnswerCache.beginning(new PersonId(1)) + "180 days", bytes("one"));
    cache().remember(AnswerCache.beginning(new PersonId(1)) + "30 days", bytes("one more"));
    cache().remember(AnswerCache.beginning(new PersonId(11)) + "180 days", bytes("eleven"));

    cache().forget(new PersonId(1));
    cache().forget(new PersonId(2));

    assertThat(cache().find("1/180 days")).isEmpty();
    assertThat(cache().find("1/30 days")).isEmpty();
    assertThat(cache().find("11/180 days")).hasValueSatisfying(holds("eleven"));
  }

  @Test
  default void forgetsEverythingWhenTold() {
    cache().remember("key", bytes("one"));

    cache().clear();

    assertThat(cache().find("key")).isEmpty();
    cache().remember("key", bytes("two"));
    assertThat(cache().find("key")).hasValueSatisfying(holds("two"));
  }

  @Test
  default void neverMixesTheAnswersOfManyAtOnce() {
    List<Boolean> right =
        AtOnce.run(
            8,
            thread -> {
              boolean good = true;
              for (int i = 0; i < 100; i++) {
                cache().remember("key " + thread % 4, bytes("answer " + thread % 4));
                good &=
                    cache()
                        .find("key " + (thread + i) % 4)
                        .map(found -> new String(found, UTF_8))
                        .orElse("answer " + (thread + i) % 4)
                        .equals("answer " + (thread + i) % 4);
              }
              return good;
            });

    assertThat(right).containsOnly(true);
  }

  private static Consumer<byte[]> holds(String text) {
    return found -> assertThat(new String(found, UTF_8)).isEqualTo(text);
  }
}
