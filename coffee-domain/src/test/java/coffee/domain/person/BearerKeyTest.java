package coffee.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerKeyTest {

  private static final String SECRET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg";
  private static final BearerKey KEY = new BearerKey(new KeyId(new PersonId(12), 3), SECRET);
  private static final String TEXT = "ct_12_3_" + SECRET;

  @Test
  void formatsAndParsesKey() {
    assertThat(KEY.text()).isEqualTo(TEXT);
    assertThat(BearerKey.parse(TEXT)).contains(KEY);
  }

  @Test
  void parsesGreatestNumbers() {
    KeyId id = new KeyId(new PersonId(999_999_999_999_999_999L), 999_999_999_999_999_999L);
    BearerKey key = new BearerKey(id, SECRET);

    assertThat(BearerKey.parse(key.text())).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ct_",
        "ct_12_3",
        "ct_12_3_",
        "CT_12_3_" + SECRET,
        "ct_12_3_" + SECRET + "0",
        "ct_12_3_" + SECRET + "\n",
        " ct_12_3_" + SECRET,
        "ct_0_3_" + SECRET,
        "ct_12_0_" + SECRET,
        "ct_012_3_" + SECRET,
        "ct_-12_3_" + SECRET,
        "ct_١_3_" + SECRET,
        "ct_1000000000000000000_3_" + SECRET,
        "ct_99999999999999999999999999_3_" + SECRET,
        "ct_12_3_123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg",
        "ct_12_3_-123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg",
        "ct_12_3_é123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg"
      })
  void rejectsMalformedText(String text) {
    assertThat(BearerKey.parse(text)).isEmpty();
  }

  @Test
  void toStringOmitsSecret() {
    assertThat(KEY.toString()).isEqualTo("ct_12_3_…");
    assertThat(
            ApiKey.issued(
                    KEY,
                    new KeySettings("phone", Set.of(Scope.READ), Optional.empty()),
                    Instant.EPOCH)
                .toString())
        .doesNotContain(SECRET);
  }

  @Test
  void hashCoversWholeText() {
    BearerKey another = new BearerKey(new KeyId(new PersonId(12), 4), SECRET);

    assertThat(KEY.hash()).isEqualTo(KeyHash.of(TEXT)).isNotEqualTo(another.hash());
    assertThat(new KeyHash(KEY.hash().bytes())).isEqualTo(KEY.hash()).hasSameHashCodeAs(KEY.hash());
  }

  /** NIST, "Secure Hash Standard", FIPS 180-4, example of the one-block message {@code abc}. */
  @Test
  void hashIsSha256() {
    assertThat(KeyHash.of("abc").bytes())
        .inHexadecimal()
        .startsWith(0xBA, 0x78, 0x16, 0xBF, 0x8F, 0x01, 0xCF, 0xEA)
        .endsWith(0xB4, 0x10, 0xFF, 0x61, 0xF2, 0x00, 0x15, 0xAD)
        .hasSize(KeyHash.BYTES);
  }

  @Test
  void secretCharactersAreUniformlyDistributed() {
    int[] counts = new int['z' + 1];
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      BearerKey.generateSecret(random).chars().forEach(character -> counts[character]++);
    }

    // 43,000 draws of 62: 694 each, with a standard deviation of 26.
    for (int character = 0; character < counts.length; character++) {
      if (Character.isLetterOrDigit(character)) {
        assertThat(counts[character]).isBetween(694 - 5 * 26, 694 + 5 * 26);
      } else {
        assertThat(counts[character]).isZero();
      }
    }
  }

  @Test
  void generatesDistinctSecrets() {
    Set<String> drawn = new HashSet<>();
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < 1_000; i++) {
      drawn.add(BearerKey.generateSecret(random));
    }

    assertThat(drawn).hasSize(1_000).allMatch(secret -> secret.matches("[0-9A-Za-z]{43}"));
  }
}
