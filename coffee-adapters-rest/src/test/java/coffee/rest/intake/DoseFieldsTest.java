package coffee.rest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.intake.Caffeine;
import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.intake.IntakeRules;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.problem.ProblemException;
import coffee.rest.problem.Violation;
import java.net.URI;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoseFieldsTest {

  private static final double ESPRESSO_MG = 63;

  private static Fields fields(String query) {
    URI uri = URI.create("http://localhost/?" + query);
    return QueryParameters.of(
        new ContainerRequest(uri, uri, "POST", null, new MapPropertiesDelegate(), null));
  }

  private static DoseFields doses(double maximumMg) {
    return new DoseFields(new IntakeRules(maximumMg, 0), DrinkCatalogue.standard());
  }

  @ParameterizedTest
  @ValueSource(strings = {"drink=espresso", "drink=espresso&servings=1"})
  void refusesServingsOverTheMaximumDose(String query) {
    Fields fields = fields(query);

    assertThat(doses(ESPRESSO_MG - 1).read(fields).caffeine()).isEmpty();

    assertThatThrownBy(fields::finish)
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal ->
                assertThat(refusal.problem().errors())
                    .extracting(Violation::code)
                    .containsExactly("out_of_range"));
  }

  @Test
  void acceptsOneServingUpToTheMaximumDose() {
    Fields fields = fields("drink=espresso");

    assertThat(doses(ESPRESSO_MG).read(fields).caffeine()).contains(new Caffeine(ESPRESSO_MG));
    fields.finish();
  }
}
