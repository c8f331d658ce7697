package coffee.domain.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.person.PersonId;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SecretSealTest {

  private static final PersonId ADA = new PersonId(1);

  private final SplittableRandom random = new SplittableRandom(1);
  private final SecretSeal seal = SecretSeal.of(Optional.of("a key"), random);
  private final SecretSeal withoutKey = SecretSeal.of(Optional.empty(), random);
  private final WebhookSecret secret = WebhookSecret.generate(random);

  @Test
  void opensWhatItSealed() {
    assertThat(seal.open(ADA, seal.seal(ADA, secret))).contains(secret);
    assertThat(seal.seal(ADA, secret)).isNotEqualTo(seal.seal(ADA, secret));
    assertThat(seal.seal(ADA, secret)).hasSize(1 + 12 + 32 + 16);
  }

  @Test
  void opensWhatWasStoredInClear() {
    byte[] stored = withoutKey.seal(ADA, secret);
    assertThat(withoutKey.open(ADA, stored)).contains(secret);
    assertThat(seal.open(ADA, stored)).contains(secret);
  }

  @Test
  void needsSameKeyAndPerson() {
    byte[] stored = seal.seal(ADA, secret);
    assertThat(seal.open(new PersonId(2), stored)).isEmpty();
    assertThat(withoutKey.open(ADA, stored)).isEmpty();
    assertThat(SecretSeal.of(Optional.of("another key"), random).open(ADA, stored)).isEmpty();
    stored[20] ^= 1;
    assertThat(seal.open(ADA, stored)).isEmpty();
  }
}
