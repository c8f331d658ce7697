package coffee.domain.changes;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.DomainException.Reason;
import coffee.domain.person.PersonId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCursorTest {

  private static final ChangeCursor SOME =
      new ChangeCursor(new PersonId(3), 1_772_355_600_000_000L, 7, new ChangePosition(9, 3, 12, 0));

  @Test
  void readsWhatItWrote() {
    ChangeCursor atEnd = new ChangeCursor(new PersonId(1), 5, 9, ChangePosition.endOf(9));

    assertThat(ChangeCursor.decode(SOME.encode())).isEqualTo(SOME);
    assertThat(ChangeCursor.decode(atEnd.encode())).isEqualTo(atEnd);
    assertThat(SOME.encode()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void refusesAnyChangedCharacter() {
    String text = SOME.encode();
    IntStream.range(0, text.length() - 1)
        .mapToObj(
            i -> text.substring(0, i) + (text.charAt(i) == 'B' ? 'C' : 'B') + text.substring(i + 1))
        .filter(changed -> !changed.equals(text))
        .forEach(
            changed ->
                assertRefused(
                    Reason.INVALID, "invalid_cursor", () -> ChangeCursor.decode(changed)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "€", "AAAA", "1 2"})
  void refusesOtherText(String text) {
    assertRefused(Reason.INVALID, "invalid_cursor", () -> ChangeCursor.decode(text));
  }
}
