package coffee.domain.person;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Concurrently;
import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How keys are given out, replaced and taken back. */
class KeyLifecycleTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final KeySettings PHONE =
      new KeySettings("phone", Set.of(Scope.READ, Scope.WRITE), Optional.empty());

  private final MutableClock clock = new MutableClock(NOW);
  private final Random random = new Random(1);
  private final InMemoryStore store = new InMemoryStore();
  private final PersonId person = store.people().add("ada", ZoneOffset.UTC).id();
  private final RevocationChannel revocations = new InMemoryRevocationChannel();
  private final CreateKey createKey = new CreateKey(store.keys(), random, clock);
  private final RotateKey rotateKey = new RotateKey(store.keys(), revocations, random, clock);
  private final RevokeKey revokeKey = new RevokeKey(store.keys(), revocations, clock);

  private final KeyCache recent = new KeyCache(store.keys(), clock::nanos);
  private final AuthenticateKey authenticateKey =
      new AuthenticateKey(
          OwnerKey.of("the owner's key", new PersonId(99)),
          recent,
          new KeyUsageRecorder(store.keys()),
          clock);

  KeyLifecycleTest() {
    revocations.subscribe(recent::clear);
  }

  private boolean works(IssuedKey key) {
    return authenticateKey.authenticate(key.bearer().text()).isPresent();
  }

  private Actor holding(Scope... scopes) {
    return new Actor(Optional.of(new KeyId(person, 1)), Set.of(scopes));
  }

  @Test
  void refusesNamesWithControlCharacters() {
    assertRefused(
        Reason.INVALID,
        "invalid_text",
        () ->
            createKey.create(
                person,
                new KeySettings("\u001B[2J", Set.of(Scope.READ), Optional.empty()),
                Actor.OPERATOR));
  }

  @Test
  void createdKeyWorksImmediately() {
    IssuedKey key = createKey.create(person, PHONE, Actor.OPERATOR);

    assertThat(authenticateKey.authenticate(key.bearer().text()))
        .contains(new GrantedAccess(key.key().id(), Set.of(Scope.READ, Scope.WRITE)));
    assertThat(key.bearer().id()).isEqualTo(key.key().id());
    assertThat(store.keys().listFor(person, NOW)).containsExactly(key.key());
  }

  @Test
  void rejectsExpiryInThePast() {
    assertRefused(
        Reason.INVALID,
        "expired",
        () -> createKey.create(person, PHONE.withExpiry(Optional.of(NOW)), Actor.OPERATOR));
  }

  @Test
  void keyWorksUntilExpiry() {
    Instant expiry = NOW.plusSeconds(3);
    IssuedKey key = createKey.create(person, PHONE.withExpiry(Optional.of(expiry)), Actor.OPERATOR);

    clock.pass(Duration.ofMillis(2_999));
    assertThat(works(key)).isTrue();
    clock.pass(Duration.ofMillis(1));
    assertThat(works(key)).isFalse();
  }

  @Test
  void rejectsScopesBeyondThoseOfActor() {
    IssuedKey strong = createKey.create(person, PHONE, Actor.OPERATOR);
    Actor weak = holding(Scope.ADMIN, Scope.READ);

    assertRefused(Reason.FORBIDDEN, "missing_scope", () -> createKey.create(person, PHONE, weak));
    assertRefused(
        Reason.FORBIDDEN,
        "missing_scope",
        () -> rotateKey.rotate(strong.key().id(), Duration.ZERO, weak));
    assertThat(works(strong)).isTrue();
    assertThat(createKey.create(person, PHONE, holding(Scope.READ, Scope.WRITE)).key().settings())
        .isEqualTo(PHONE);
  }

  @Test
  void limitsWorkingKeysPerPerson() {
    for (int i = 1; i < CreateKey.MAX_KEYS; i++) {
      createKey.create(person, PHONE, Actor.OPERATOR);
    }

    List<Boolean> given = Concurrently.run(4, thread -> isGivenAKey());

    assertThat(given).containsOnlyOnce(true);
    KeyId some = store.keys().listFor(person, NOW).get(0).id();
    assertRefused(
        Reason.CONFLICT,
        "too_many_keys",
        () -> rotateKey.rotate(some, Duration.ZERO, Actor.OPERATOR));
    revokeKey.revoke(some, Actor.OPERATOR);
    assertThat(isGivenAKey()).isTrue();
  }

  @Test
  void limitsKeptKeysIncludingEndedOnes() {
    KeyId rotated = createKey.create(person, PHONE, Actor.OPERATOR).key().id();
    for (int i = 1; i < CreateKey.MAX_KEPT_KEYS; i++) {
      rotated = rotateKey.rotate(rotated, Duration.ZERO, Actor.OPERATOR).key().id();
    }

    assertThat(isGivenAKey()).isFalse();
    clock.pass(ApiKeys.LISTED_AFTER_EXPIRY.plusSeconds(1));
    assertThat(isGivenAKey()).isTrue();
  }

  private boolean isGivenAKey() {
    try {
      createKey.create(person, PHONE, Actor.OPERATOR);
      return true;
    } catch (DomainException refusal) {
      assertThat(refusal.code()).isEqualTo("too_many_keys");
      return false;
    }
  }

  @Test
  void oldAndNewKeyWorkDuringGracePeriod() {
    IssuedKey old = createKey.create(person, PHONE, Actor.OPERATOR);
    assertThat(works(old)).isTrue();

    IssuedKey successor = rotateKey.rotate(old.key().id(), Duration.ofHours(1), Actor.OPERATOR);

    assertThat(successor.key().settings()).isEqualTo(PHONE);
    clock.pass(Duration.ofHours(1).minusMillis(1));
    assertThat(works(old)).isTrue();
    assertThat(works(successor)).isTrue();
    clock.pass(Duration.ofMillis(1));
    assertThat(works(old)).isFalse();
    assertThat(works(successor)).isTrue();
  }

  @Test
  void oldKeyStopsImmediatelyWithoutGrace() {
    IssuedKey old = createKey.create(person, PHONE, Actor.OPERATOR);
    assertThat(works(old)).isTrue();

    rotateKey.rotate(old.key().id(), Duration.ZERO, Actor.OPERATOR);

    assertThat(works(old)).isFalse();
  }

  @Test
  void successorGetsLifetimeOfOldKey() {
    KeySettings ninetyDays = PHONE.withExpiry(Optional.of(NOW.plus(Duration.ofDays(90))));
    IssuedKey old = createKey.create(person, ninetyDays, Actor.OPERATOR);
    clock.pass(Duration.ofDays(80));

    IssuedKey successor = rotateKey.rotate(old.key().id(), RotateKey.MAX_GRACE, Actor.OPERATOR);

    assertThat(successor.key().settings().expiresAt()).hasValue(NOW.plus(Duration.ofDays(170)));
    clock.pass(Duration.ofDays(10));
    assertThat(works(old)).isFalse();
    assertRefused(
        Reason.CONFLICT,
        "key_expired",
        () -> rotateKey.rotate(old.key().id(), Duration.ZERO, Actor.OPERATOR));
  }

  @Test
  void rotatesAgainAfterLostSuccessor() {
    KeyId old = createKey.create(person, PHONE, Actor.OPERATOR).key().id();
    rotateKey.rotate(old, Duration.ofHours(1), Actor.OPERATOR);

    assertThat(works(rotateKey.rotate(old, Duration.ofHours(1), Actor.OPERATOR))).isTrue();
  }

  @Test
  void successorKeepsOriginalSettings() {
    KeyId lasting = createKey.create(person, PHONE, Actor.OPERATOR).key().id();
    KeySettings ninetyDays = PHONE.withExpiry(Optional.of(NOW.plus(Duration.ofDays(90))));
    KeyId ending = createKey.create(person, ninetyDays, Actor.OPERATOR).key().id();

    for (KeyId old : List.of(lasting, ending)) {
      rotateKey.rotate(old, Duration.ofHours(1), Actor.OPERATOR);
    }

    assertThat(rotateKey.rotate(lasting, Duration.ZERO, Actor.OPERATOR).key().settings())
        .isEqualTo(PHONE);
    assertThat(rotateKey.rotate(ending, Duration.ZERO, Actor.OPERATOR).key().settings())
        .isEqualTo(ninetyDays);
  }

  @Test
  void rejectsGracePeriodOutOfRange() {
    KeyId id = createKey.create(person, PHONE, Actor.OPERATOR).key().id();

    assertRefused(
        Reason.INVALID,
        "out_of_range",
        () -> rotateKey.rotate(id, Duration.ofSeconds(-1), Actor.OPERATOR));
    assertRefused(
        Reason.INVALID,
        "out_of_range",
        () -> rotateKey.rotate(id, RotateKey.MAX_GRACE.plusSeconds(1), Actor.OPERATOR));
  }

  @Test
  void revokedKeyStopsImmediately() {
    IssuedKey key = createKey.create(person, PHONE, Actor.OPERATOR);
    assertThat(works(key)).isTrue();

    revokeKey.revoke(key.key().id(), holding(Scope.ADMIN));

    assertThat(works(key)).isFalse();
  }

  @Test
  void keysOfRemovedPersonStopImmediately() {
    IssuedKey key = createKey.create(person, PHONE, Actor.OPERATOR);
    assertThat(works(key)).isTrue();

    List<PersonId> elsewhere = new ArrayList<>();
    new RemovePerson(store.people(), revocations, elsewhere::add, clock)
        .remove(person, Actor.OPERATOR);

    assertThat(works(key)).isFalse();
    assertThat(elsewhere).containsExactly(person);
  }

  @Test
  void rejectsRemovalOfRenamedOwner() {
    PersonId owner = store.people().ensure(People.OWNER, ZoneOffset.UTC).id();
    new RenamePerson(store.people()).rename(owner, "Ada L.");

    assertRefused(
        Reason.CONFLICT,
        "owner_stays",
        () ->
            new RemovePerson(store.people(), revocations, unused -> {}, clock)
                .remove(owner, Actor.OPERATOR));
    assertThat(store.people().find(owner)).isPresent();
  }
}
