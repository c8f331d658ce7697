package coffee.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AuthenticateKeyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String OWNERS = "any text at all, even ct_1_1_";

  private final MutableClock clock = new MutableClock(NOW);
  private final InMemoryStore store = new InMemoryStore();
  private final PersonId person = store.people().add("ada", ZoneOffset.UTC).id();
  private final Watched keys = new Watched(store.keys());
  private final KeyCache recent = new KeyCache(keys, clock::nanos);
  private final KeyUsageRecorder uses = new KeyUsageRecorder(keys);
  private final AuthenticateKey authenticateKey =
      new AuthenticateKey(OwnerKey.of(OWNERS, new PersonId(99)), recent, uses, clock);
  private final IssuedKey key =
      new CreateKey(store.keys(), new Random(1), clock)
          .create(
              person,
              new KeySettings("phone", Set.of(Scope.READ), Optional.empty()),
              Actor.OPERATOR);
  private final String text = key.bearer().text();

  /** Records lookups, and can run something meanwhile. */
  private static final class Watched implements ApiKeys {
    private final ApiKeys keys;
    private final List<KeyId> lookups = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    Watched(ApiKeys keys) {
      this.keys = keys;
    }

    @Override
    public Optional<ApiKey> find(KeyId id) {
      lookups.add(id);
      Optional<ApiKey> found = keys.find(id);
      meanwhile.run();
      return found;
    }

    @Override
    public void recordUses(Map<KeyId, Instant> lastUses) {
      meanwhile.run();
      keys.recordUses(lastUses);
    }

    @Override
    public ApiKey create(PersonId person, Function<KeyId, ApiKey> make, Actor by) {
      return keys.create(person, make, by);
    }

    @Override
    public List<ApiKey> listFor(PersonId person, Instant now) {
      return keys.listFor(person, now);
    }

    @Override
    public ApiKey rotate(
        KeyId old, Instant oldWorksUntil, BiFunction<ApiKey, KeyId, ApiKey> make, Actor by) {
      return keys.rotate(old, oldWorksUntil, make, by);
    }

    @Override
    public void revoke(KeyId id, Instant now, Actor by) {
      keys.revoke(id, now, by);
    }
  }

  @Test
  void acceptsOwnerKeyWithoutStoreLookup() {
    assertThat(authenticateKey.authenticate(OWNERS))
        .contains(
            new GrantedAccess(
                new KeyId(new PersonId(99), KeyId.CONFIGURED), Set.of(Scope.values())));
    uses.flush();
    assertThat(keys.lookups).isEmpty();
  }

  @Test
  void rejectsMalformedKeyWithoutStoreLookup() {
    assertThat(authenticateKey.authenticate("")).isEmpty();
    assertThat(authenticateKey.authenticate(OWNERS + " ")).isEmpty();
    assertThat(authenticateKey.authenticate("ct_1_1_short")).isEmpty();
    assertThat(keys.lookups).isEmpty();
  }

  @Test
  void cachesKeyForTenSeconds() {
    authenticateKey.authenticate(text);
    clock.pass(KeyCache.LIFETIME.minusMillis(1));
    assertThat(authenticateKey.authenticate(text)).isPresent();
    assertThat(keys.lookups).containsExactly(key.key().id());

    clock.pass(Duration.ofMillis(1));
    assertThat(authenticateKey.authenticate(text)).isPresent();
    assertThat(keys.lookups).hasSize(2);
  }

  @Test
  void noticesMissedRevocationAfterTenSeconds() {
    authenticateKey.authenticate(text);
    store.keys().revoke(key.key().id(), NOW, Actor.OPERATOR);

    clock.pass(KeyCache.LIFETIME);

    assertThat(authenticateKey.authenticate(text)).isEmpty();
  }

  @Test
  void revokedKeyExpiresFromCacheWhenClockIsSetBack() {
    authenticateKey.authenticate(text);
    store.keys().revoke(key.key().id(), NOW, Actor.OPERATOR);
    clock.set(NOW.minus(Duration.ofHours(1)));

    clock.pass(KeyCache.LIFETIME);

    assertThat(authenticateKey.authenticate(text)).isEmpty();
  }

  @Test
  void doesNotCacheKeyRevokedDuringLookup() {
    keys.meanwhile =
        () -> {
          store.keys().revoke(key.key().id(), NOW, Actor.OPERATOR);
          recent.clear();
          keys.meanwhile = () -> {};
        };
    authenticateKey.authenticate(text);

    assertThat(authenticateKey.authenticate(text)).isEmpty();
  }

  @Test
  void looksUpEveryWrongKeyInStore() {
    authenticateKey.authenticate(text);
    keys.lookups.clear();
    KeyId known = key.key().id();
    KeyId unknown = new KeyId(person, 1_000);
    KeyId ofUnknownPerson = new KeyId(new PersonId(1_000), 1);
    String secret = "x".repeat(BearerKey.SECRET_LENGTH);

    for (int i = 0; i < 2; i++) {
      for (KeyId id : List.of(known, unknown, ofUnknownPerson)) {
        assertThat(authenticateKey.authenticate(new BearerKey(id, secret).text())).isEmpty();
      }
    }

    assertThat(keys.lookups)
        .containsExactly(known, unknown, ofUnknownPerson, known, unknown, ofUnknownPerson);
  }

  @Test
  void rejectsSecretOfAnotherKeyNumber() {
    KeyId next =
        new CreateKey(store.keys(), new Random(2), clock)
            .create(person, key.key().settings(), Actor.OPERATOR)
            .key()
            .id();

    assertThat(authenticateKey.authenticate(new BearerKey(next, key.bearer().secret()).text()))
        .isEmpty();
  }

  @Test
  void writesLastUseOutsideRequest() {
    authenticateKey.authenticate(text);
    assertThat(lastUse()).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    authenticateKey.authenticate(text);

    uses.flush();

    assertThat(lastUse()).hasValue(NOW.plusSeconds(1));
  }

  @Test
  void retriesFailedWriteOfLastUses() {
    authenticateKey.authenticate(text);
    keys.meanwhile =
        () -> {
          throw new IllegalStateException("unavailable");
        };
    assertThatThrownBy(uses::flush).hasMessage("unavailable");
    keys.meanwhile = () -> {};

    uses.flush();

    assertThat(lastUse()).hasValue(NOW);
  }

  private Optional<Instant> lastUse() {
    return store.keys().find(key.key().id()).orElseThrow().lastUsedAt();
  }
}
