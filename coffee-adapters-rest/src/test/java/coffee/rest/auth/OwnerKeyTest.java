package coffee.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.person.PersonId;
import coffee.rest.Caller;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnerKeyTest {

  private final OwnerKey keys = new OwnerKey("schlüssel zum kaffee", new PersonId(7));

  @Test
  void standsForTheOwnerWithEveryScope() {
    assertThat(keys.authenticate("schlüssel zum kaffee"))
        .contains(new Caller(new PersonId(7), Set.of(Caller.Scope.values())));
  }

  @Test
  void isNoOtherText() {
    assertThat(keys.authenticate("schlüssel zum kaffe")).isEmpty();
    assertThat(keys.authenticate("Schlüssel zum kaffee")).isEmpty();
    assertThat(keys.authenticate("")).isEmpty();
  }
}
