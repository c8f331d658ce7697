package coffee.domain.correlation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Concurrently;
import coffee.domain.person.PersonId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link AnswerCache} with room for a few small answers must do. */
public interface AnswerCacheContract {

  PersonId ADA = new PersonId(1);
  PersonId BOB = new PersonId(11);

  /** The cache under test, empty. */
  AnswerCache cache();

  private static AnswerBytes bytes(String text) {
    return AnswerBytes.copyOf(text.getBytes(UTF_8));
  }

  @Test
  default void returnsAnswerStoredUnderKey() {
    cache().put(ADA, "person 1 ü:😀", bytes("one"));
    cache().put(ADA, "person 2", bytes("two"));

    assertThat(cache().find(ADA, "person 1 ü:😀")).hasValueSatisfying(holds("one"));
    assertThat(cache().find(ADA, "person 2")).hasValueSatisfying(holds("two"));
    assertThat(cache().find(ADA, "person 3")).isEmpty();
  }

  @Test
  default void storesEveryByteValue() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    cache().put(ADA, "bytes", AnswerBytes.copyOf(all));

    assertThat(cache().find(ADA, "bytes"))
        .hasValueSatisfying(found -> assertThat(found.toArray()).isEqualTo(all));
  }

  @Test
  default void overwritesEarlierAnswer() {
    cache().put(ADA, "key", bytes("one"));
    cache().put(ADA, "key", bytes("two"));

    assertThat(cache().find(ADA, "key")).hasValueSatisfying(holds("two"));
  }

  @Test
  default void copiesBytesOnPutAndFind() {
    byte[] given = "one".getBytes(UTF_8);
    cache().put(ADA, "key", AnswerBytes.copyOf(given));
    given[0] = 'X';
    cache().find(ADA, "key").orElseThrow().toArray()[0] = 'Y';

    assertThat(cache().find(ADA, "key")).hasValueSatisfying(holds("one"));
  }

  @Test
  default void evictsAnswersOfOnePersonOnly() {
    cache().put(ADA, "180 days", bytes("one"));
    cache().put(ADA, "30 days", bytes("one more"));
    cache().put(BOB, "180 days", bytes("eleven"));

    cache().evictPerson(ADA);
    cache().evictPerson(new PersonId(2));

    assertThat(cache().find(ADA, "180 days")).isEmpty();
    assertThat(cache().find(ADA, "30 days")).isEmpty();
    assertThat(cache().find(BOB, "180 days")).hasValueSatisfying(holds("eleven"));
  }

  @Test
  default void isolatesPersons() {
    cache().put(ADA, "180 days", bytes("one"));
    cache().put(BOB, "180 days", bytes("eleven"));

    assertThat(cache().find(ADA, "180 days")).hasValueSatisfying(holds("one"));
    assertThat(cache().find(BOB, "180 days")).hasValueSatisfying(holds("eleven"));
    assertThat(cache().find(new PersonId(2), "180 days")).isEmpty();
  }

  @Test
  default void keepsLatestAnswersOfPerson() {
    int maximum = AnswerCache.MAX_ANSWERS_OF_A_PERSON;
    cache().put(BOB, "first of another", bytes("kept"));
    for (int i = 0; i < maximum; i++) {
      cache().put(ADA, "input " + i, bytes("answer " + i));
    }
    cache().put(ADA, "input 0", bytes("again"));
    cache().put(ADA, "another", bytes("one more"));
    cache().put(ADA, "yet another", bytes("and more"));

    assertThat(cache().find(ADA, "input 1")).isEmpty();
    assertThat(cache().find(ADA, "input 2")).isEmpty();
    for (int i = 3; i < maximum; i++) {
      assertThat(cache().find(ADA, "input " + i)).isPresent();
    }
    assertThat(cache().find(ADA, "input 0")).hasValueSatisfying(holds("again"));
    assertThat(cache().find(ADA, "yet another")).isPresent();
    assertThat(cache().find(BOB, "first of another")).isPresent();
  }

  @Test
  default void clearRemovesEveryAnswer() {
    cache().put(ADA, "key", bytes("one"));

    cache().clear();

    assertThat(cache().find(ADA, "key")).isEmpty();
    cache().put(ADA, "key", bytes("two"));
    assertThat(cache().find(ADA, "key")).hasValueSatisfying(holds("two"));
  }

  @Test
  default void neverMixesAnswersOfConcurrentCallers() {
    List<Boolean> right =
        Concurrently.run(
            8,
            thread -> {
              boolean good = true;
              for (int i = 0; i < 100; i++) {
                cache().put(ADA, "key " + thread % 4, bytes("answer " + thread % 4));
                good &=
                    cache()
                        .find(ADA, "key " + (thread + i) % 4)
                        .map(found -> new String(found.toArray(), UTF_8))
                        .orElse("answer " + (thread + i) % 4)
                        .equals("answer " + (thread + i) % 4);
              }
              return good;
            });

    assertThat(right).containsOnly(true);
  }

  private static Consumer<AnswerBytes> holds(String text) {
    return found -> assertThat(new String(found.toArray(), UTF_8)).isEqualTo(text);
  }
}
