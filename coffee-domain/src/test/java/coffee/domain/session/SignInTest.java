package coffee.domain.session;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Concurrently;
import coffee.domain.DomainException.Reason;
import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.AuditEvent;
import coffee.domain.person.CreateKey;
import coffee.domain.person.GrantedAccess;
import coffee.domain.person.IssuedKey;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeySettings;
import coffee.domain.person.PersonId;
import coffee.domain.person.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How browsers sign in. */
class SignInTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String BROWSER = "Firefox on Android";

  private final MutableClock clock = new MutableClock(NOW);
  private final InMemoryStore store = new InMemoryStore();
  private final PersonId person = store.people().add("ada", ZoneOffset.UTC).id();
  private final CreateKey createKey = new CreateKey(store.keys(), new Random(1), clock);
  private final CreateSignInCode createCode =
      new CreateSignInCode(store.codes(), new Random(2), clock);
  private final SignInWithCode signInWithCode =
      new SignInWithCode(store.codes(), createKey, store.transactions(), clock);
  private final SignInWithKey signInWithKey = new SignInWithKey(store.keys(), createKey);

  private Optional<IssuedKey> signIn(String code) {
    return signInWithCode.signIn(code, BROWSER);
  }

  @Test
  void codeHas130Bits() {
    SignInCode code = createCode.create(person, Actor.OPERATOR).code();

    assertThat(code.text()).matches(person.value() + "_[0-9A-Za-z]{22}");
    assertThat(SignInCode.SECRET_LENGTH * Math.log(62) / Math.log(2)).isGreaterThan(128);
    assertThat(SignInCode.parse(code.text())).contains(code);
    assertThat(code).hasToString(person.value() + "_…");
  }

  @Test
  void codeCreatesBrowserKeyThatReadsAndWrites() {
    Actor admin =
        new Actor(Optional.of(new KeyId(person, KeyId.CONFIGURED)), Set.of(Scope.values()));
    CreateSignInCode.Result code = createCode.create(person, admin);

    ApiKey key = signIn(code.code().text()).orElseThrow().key();

    assertThat(code.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    assertThat(key.settings())
        .isEqualTo(new KeySettings(BROWSER, Set.of(Scope.READ, Scope.WRITE), Optional.empty()));
    assertThat(key.isSession()).isTrue();
    assertThat(store.keys().find(key.id())).contains(key);
    assertThat(store.trail().eventsOf(person))
        .containsExactly(AuditEvent.of(AuditEvent.Action.KEY_CREATED, key.id(), NOW, admin));
  }

  @Test
  void codeWorksOnce() {
    String code = createCode.create(person, Actor.OPERATOR).code().text();

    assertThat(Concurrently.run(4, thread -> signIn(code).isPresent())).containsOnlyOnce(true);
    assertThat(signIn(code)).isEmpty();
    assertThat(store.keys().listFor(person, NOW)).hasSize(1);
  }

  @Test
  void codeExpiresAfterTenMinutes() {
    String code = createCode.create(person, Actor.OPERATOR).code().text();
    String other = createCode.create(person, Actor.OPERATOR).code().text();

    clock.pass(Duration.ofMinutes(10).minusMillis(1));
    assertThat(signIn(code)).isPresent();
    clock.pass(Duration.ofMillis(1));
    assertThat(signIn(other)).isEmpty();
  }

  @Test
  void refusesMalformedAndUnknownCodes() {
    assertThat(signIn("")).isEmpty();
    assertThat(signIn("0_" + "x".repeat(22))).isEmpty();
    assertThat(signIn("9".repeat(30) + "_" + "x".repeat(22))).isEmpty();
    assertThat(signIn(person.value() + "_" + "x".repeat(22))).isEmpty();
  }

  @Test
  void codeSurvivesWhenKeyCannotBeCreated() {
    IssuedKey one = createKey.create(person, settings(Optional.empty()), Actor.OPERATOR);
    for (int i = 1; i < 100; i++) {
      createKey.create(person, settings(Optional.empty()), Actor.OPERATOR);
    }
    String code = createCode.create(person, Actor.OPERATOR).code().text();

    assertRefused(Reason.CONFLICT, "too_many_keys", () -> signIn(code));
    store.keys().revoke(one.key().id(), NOW, Actor.OPERATOR);

    assertThat(signIn(code)).isPresent();
  }

  @Test
  void codeGrantsNoScopeThatItsCreatorLacks() {
    Actor admin = new Actor(Optional.of(new KeyId(person, 1)), Set.of(Scope.ADMIN));

    assertRefused(Reason.FORBIDDEN, "missing_scope", () -> createCode.create(person, admin));
  }

  private static KeySettings settings(Optional<Instant> expiresAt) {
    return new KeySettings("phone", Set.of(Scope.READ, Scope.WRITE), expiresAt);
  }

  @Test
  void browserKeyDoesNotOutliveTheKeyItWasCreatedWith() {
    Instant end = NOW.plusSeconds(60);
    IssuedKey ending = createKey.create(person, settings(Optional.of(end)), Actor.OPERATOR);

    ApiKey key = signInWithKey.signIn(access(ending, Scope.READ, Scope.WRITE), BROWSER).key();

    assertThat(key.validUntil()).contains(end);
    assertThat(key.isSession()).isTrue();
    assertThat(key.settings().scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.WRITE);
  }

  @Test
  void signsInWithTheOwnersKeyButNeverAsAdmin() {
    GrantedAccess owner =
        new GrantedAccess(new KeyId(person, KeyId.CONFIGURED), Set.of(Scope.values()));

    ApiKey key = signInWithKey.signIn(owner, BROWSER).key();

    assertThat(key.settings().scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.WRITE);
    assertThat(key.settings().expiresAt()).isEmpty();
  }

  @Test
  void browserKeyEndsAfter400DaysWithoutAUse() {
    String code = createCode.create(person, Actor.OPERATOR).code().text();
    ApiKey key = signIn(code).orElseThrow().key();
    Instant used = NOW.plus(Duration.ofDays(399));

    assertThat(key.isValidAt(NOW.plus(Duration.ofDays(400)).minusMillis(1))).isTrue();
    assertThat(key.isValidAt(NOW.plus(Duration.ofDays(400)))).isFalse();
    store.keys().recordUses(Map.of(key.id(), used));
    assertThat(store.keys().find(key.id()).orElseThrow().validUntil())
        .contains(used.plus(Duration.ofDays(400)));
  }

  @Test
  void refusesToSignInWithKeyThatMayNotReadAndWrite() {
    IssuedKey key = createKey.create(person, settings(Optional.empty()), Actor.OPERATOR);

    assertRefused(
        Reason.FORBIDDEN,
        "missing_scope",
        () -> signInWithKey.signIn(access(key, Scope.READ), BROWSER));
    assertRefused(
        Reason.FORBIDDEN,
        "missing_scope",
        () -> signInWithKey.signIn(access(key, Scope.WRITE), BROWSER));
  }

  private static GrantedAccess access(IssuedKey key, Scope... scopes) {
    return new GrantedAccess(key.key().id(), Set.of(scopes));
  }
}
