package coffee.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SixDigitNumbersTest {

  private record Numbers(
      double one,
      Double two,
      Optional<Double> three,
      OptionalDouble four,
      List<Double> five,
      long six) {}

  @Test
  void writesEveryKindOfNumberShort() throws JsonProcessingException {
    double third = 100 / 3.0;
    Numbers numbers =
        new Numbers(
            third,
            third,
            Optional.of(third),
            OptionalDouble.of(third),
            List.of(third),
            123_456_789);

    assertThat(
            SixDigitNumbers.like(new ObjectMapper().findAndRegisterModules())
                .writeValueAsString(numbers))
        .isEqualTo(
            "{\"one\":33.3333,\"two\":33.3333,\"three\":33.3333,\"four\":33.3333,"
                + "\"five\":[33.3333],\"six\":123456789}");
  }

  @Test
  void writesEmptyOptionalsAsNull() throws JsonProcessingException {
    assertThat(SixDigitNumbers.like(new ObjectMapper()).writeValueAsString(OptionalDouble.empty()))
        .isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1.25, 1.25",
    "-2.0149996, -2.015",
    "0.00012345678, 0.000123457",
    "123456.5, 123457",
    "1234567.89, 1234570",
    "4.9E-324, 4.9E-324"
  })
  void roundsHalvesUp(double value, double expected) {
    assertThat(Rounding.six(value)).isEqualTo(expected);
  }
}
