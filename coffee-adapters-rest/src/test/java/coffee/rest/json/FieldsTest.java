package coffee.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.rest.problem.ProblemException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class FieldsTest {

  private final Fields fields =
      Fields.of(JsonNodeFactory.instance.objectNode().put("to", "2026-03-01").put("sugar", 2));

  /** A local date is read in the caller's time zone, which may be out of reach. */
  @Test
  void unavailabilityIsNoViolation() {
    FieldReader<String> unavailable =
        sent -> {
          throw new DomainException(Reason.UNAVAILABLE, "reads_in_progress", "try again");
        };

    assertThatExceptionOfType(DomainException.class)
        .isThrownBy(() -> fields.optional("to", unavailable))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("reads_in_progress"));
    assertThatThrownBy(() -> fields.readOnly("to", "", unavailable))
        .isInstanceOf(DomainException.class);
  }

  @Test
  void collectsViolations() {
    fields.optional("to", FieldReader.wholeNumber(1, 2));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(fields::finish)
        .satisfies(refusal -> assertThat(refusal.problem().errors()).hasSize(2));
  }
}
