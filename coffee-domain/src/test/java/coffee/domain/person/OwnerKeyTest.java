package coffee.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnerKeyTest {

  private static final String KEY = "schlüssel zum kaffee";

  private final OwnerKey owner = OwnerKey.of(KEY, new PersonId(7));

  @Test
  void grantsOwnerEveryScope() {
    assertThat(owner.access())
        .isEqualTo(
            new GrantedAccess(
                new KeyId(new PersonId(7), KeyId.CONFIGURED), Set.of(Scope.values())));
    assertThat(owner.hash()).isEqualTo(KeyHash.of(KEY));
  }

  @Test
  void differsFromSimilarTexts() {
    assertThat(owner.hash())
        .isNotEqualTo(KeyHash.of("schlüssel zum kaffe"))
        .isNotEqualTo(KeyHash.of("Schlüssel zum kaffee"))
        .isNotEqualTo(KeyHash.of(""));
  }

  @Test
  void toStringOmitsKey() {
    assertThat(owner.toString()).doesNotContain("kaffee");
  }
}
