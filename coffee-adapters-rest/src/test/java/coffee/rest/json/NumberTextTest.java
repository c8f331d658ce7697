package coffee.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers a text can hold. */
class NumberTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "62; 62",
        "62.5; 62.5",
        "62.; 62",
        ".5; 0.5",
        "1e3; 1000",
        "62,5; 62.5",
        "' 62,5 '; 62.5",
        "-0,5; -0.5",
        "+7,25; 7.25",
        "1,2345; 1.2345",
        "0,125; 0.125",
        "01,234; 1.234",
        "1234,567; 1234.567"
      })
  void readsDecimalPointsAndCommas(String text, double expected) {
    assertThat(NumberText.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,234", "62,500", "-999,000", " 1,000 "})
  void refusesACommaThatMaySeparateThousands(String text) {
    assertThatThrownBy(() -> NumberText.parse(text))
        .asInstanceOf(InstanceOfAssertFactories.type(DomainException.class))
        .returns("ambiguous_number", DomainException::code)
        .extracting(DomainException::getMessage)
        .asString()
        .contains(text.strip().replace(',', '.'), text.strip().replace(",", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"62,", ",5", "1,234,5", "1,234.5", "1.234,5", "1 234,5", "6,2e1", "62,5 mg"})
  void refusesOtherCommasAndNamesAcceptedForms(String text) {
    assertThatThrownBy(() -> NumberText.parse(text))
        .hasMessageContaining("one decimal comma or point between digits")
        .asInstanceOf(InstanceOfAssertFactories.type(DomainException.class))
        .returns("wrong_type", DomainException::code);
  }

  @Test
  void mentionsCommasOnlyWhereThereAreSome() {
    assertThatThrownBy(() -> NumberText.parse("double")).hasMessage("must be a number");
  }
}
