package coffee.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnerKeyTest {

  private static final String KEY = "schlüssel zum kaffee";

  private final OwnerKey owner = OwnerKey.of(KEY, new PersonId(7));

  @Test
  void standsForTheOwnerWithEveryScope() {
    assertThat(owner.access())
        .isEqualTo(
            new Access(new KeyId(new PersonId(7), KeyId.CONFIGURED), Set.of(Scope.values())));
    assertThat(owner.hash()).isEqualTo(KeyHash.of(KEY));
  }

  @Test
  void isNoOtherText() {
    assertThat(owner.hash())
        .isNotEqualTo(KeyHash.of("schlüssel zum kaffe"))
        .isNotEqualTo(KeyHash.of("Schlüssel zum kaffee"))
        .isNotEqualTo(KeyHash.of(""));
  }

  @Test
  void isNotPrinted() {
    assertThat(owner.toString()).doesNotContain("kaffee");
  }
}
