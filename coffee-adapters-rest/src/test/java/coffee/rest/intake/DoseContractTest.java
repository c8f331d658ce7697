package coffee.rest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import coffee.rest.contract.WireContract;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document and the service agree on how a dose is given: as milligrams or as a drink. */
class DoseContractTest {

  private static final WireContract CONTRACT = WireContract.load();

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'caffeine_mg': 63}",
        "{'caffeine_mg': 63, 'drink': null}",
        "{'caffeine_mg': 63, 'drink': '', 'servings': null}",
        "{'drink': 'espresso'}",
        "{'drink': 'espresso', 'caffeine_mg': null, 'servings': 1.5}"
      })
  void contractAndServiceAccept(String dose) {
    String body = dose.replace('\'', '"');
    assertThat(CONTRACT.violationsOfRequest("POST", "/v1/coffee", body)).isEmpty();
    assertThat(client.post("/v1/coffee", body).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'caffeine_mg': ''}",
        "{'caffeine_mg': null}",
        "{'caffeine_mg': '', 'drink': ''}",
        "{'drink': null}",
        "{'drink': ''}",
        "{'caffeine_mg': 63, 'drink': 'espresso'}",
        "{'caffeine_mg': 63, 'servings': 2}"
      })
  void contractAndServiceRefuse(String dose) {
    String body = dose.replace('\'', '"');
    assertThat(CONTRACT.violationsOfRequest("POST", "/v1/coffee", body)).isNotEmpty();
    assertThat(client.post("/v1/coffee", body).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'caffeine_mg': null}",
        "{'caffeine_mg': 63, 'drink': 'espresso'}",
        "{'caffeine_mg': 63, 'servings': 2}"
      })
  void contractAndServiceRefuseWhatIf(String dose) {
    String body = ("{'doses': [" + dose + "]}").replace('\'', '"');
    assertThat(CONTRACT.violationsOfRequest("POST", "/v1/caffeine/what-if", body)).isNotEmpty();
    assertThat(client.post("/v1/caffeine/what-if", body).status()).isEqualTo(422);
  }
}
