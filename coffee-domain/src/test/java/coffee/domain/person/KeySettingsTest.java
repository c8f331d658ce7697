package coffee.domain.person;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.DomainException.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeySettingsTest {

  private static final Set<Scope> READ = Set.of(Scope.READ);

  private static void assertInvalid(String code, String name, Set<Scope> scopes, String expiry) {
    assertRefused(
        Reason.INVALID,
        code,
        () -> new KeySettings(name, scopes, Optional.of(Instant.parse(expiry))));
  }

  @Test
  void requiresNameAndScope() {
    assertInvalid("required", " ", READ, "2030-01-01T00:00:00Z");
    assertInvalid("required", "phone", Set.of(), "2030-01-01T00:00:00Z");
    assertInvalid("too_long", "x".repeat(101), READ, "2030-01-01T00:00:00Z");
    assertInvalid("invalid_text", "\u0000", READ, "2030-01-01T00:00:00Z");
  }

  @Test
  void rejectsExpiryAfterYear9999() {
    assertInvalid("out_of_range", "phone", READ, "+10000-01-01T00:00:00Z");
    assertThat(
            new KeySettings("phone", READ, Optional.of(Instant.parse("9999-12-31T23:59:59.9999Z")))
                .expiresAt())
        .hasValue(Instant.parse("9999-12-31T23:59:59.999Z"));
  }

  @Test
  void parsesScopesIgnoringCase() {
    assertThat(Scope.fromName("Read")).isEqualTo(Scope.READ);
    assertThat(Scope.ADMIN.label()).isEqualTo("admin");
    assertRefused(Reason.INVALID, "unknown_scope", () -> Scope.fromName("root"));
  }
}
