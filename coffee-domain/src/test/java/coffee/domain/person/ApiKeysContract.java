package coffee.domain.person;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.Concurrently;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.AuditEvent.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What all {@link ApiKeys} must do. */
public interface ApiKeysContract extends PeopleFixture {

  Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");
  Instant LATER = Instant.parse("2026-03-01T13:00:00.456Z");
  KeySettings PHONE = new KeySettings("phone", Set.of(Scope.READ, Scope.WRITE), Optional.empty());

  /** The keys under test. */
  ApiKeys keys();

  /** Where they leave their events. */
  AuditTrail trail();

  private static BearerKey bearer(KeyId id) {
    return new BearerKey(id, "x".repeat(BearerKey.SECRET_LENGTH));
  }

  private ApiKey create(PersonId person, KeySettings settings) {
    return keys().create(person, id -> ApiKey.issued(bearer(id), settings, NOW), Actor.OPERATOR);
  }

  private ApiKey rotate(KeyId id, Instant oldWorksUntil) {
    return keys()
        .rotate(
            id,
            oldWorksUntil,
            (old, successor) -> ApiKey.issued(bearer(successor), old.settings(), LATER),
            Actor.OPERATOR);
  }

  private static KeySettings expiring(Instant instant) {
    return new KeySettings("phone", Set.of(Scope.READ), Optional.of(instant));
  }

  @Test
  default void storesEveryFieldOfKey() {
    PersonId person = newPerson();
    KeySettings settings =
        new KeySettings(
            "Küche 😀 '",
            Set.of(Scope.values()),
            Optional.of(Instant.parse("9999-12-31T23:59:59.999Z")));

    ApiKey key = create(person, settings);

    KeyId id = new KeyId(person, 1);
    assertThat(key).isEqualTo(ApiKey.issued(bearer(id), settings, NOW));
    assertThat(keys().find(id)).contains(key);
    assertThat(keys().listFor(person, NOW)).containsExactly(key);
  }

  @Test
  default void keepsMarkOfSession() {
    PersonId person = newPerson();

    ApiKey browser = createForBrowser(person);
    ApiKey other = create(person, PHONE);

    assertThat(keys().find(browser.id())).contains(browser);
    assertThat(keys().listFor(person, NOW))
        .extracting(ApiKey::isSession)
        .containsExactly(false, true);
    assertThat(rotate(browser.id(), LATER).isSession()).isFalse();
    assertThat(keys().find(browser.id()).orElseThrow().isSession()).isTrue();
    assertThat(other.isSession()).isFalse();
  }

  @Test
  default void storesEverySetOfScopes() {
    PersonId person = newPerson();
    List<Set<Scope>> sets =
        List.of(
            Set.of(Scope.READ),
            Set.of(Scope.WRITE),
            Set.of(Scope.ADMIN),
            Set.of(Scope.READ, Scope.ADMIN));

    for (Set<Scope> scopes : sets) {
      ApiKey key = create(person, new KeySettings("key", scopes, Optional.empty()));
      assertThat(keys().find(key.id()).orElseThrow().settings().scopes()).isEqualTo(scopes);
    }
  }

  @Test
  default void numbersKeysPerPersonAndNeverReusesNumbers() {
    PersonId person = newPerson();
    KeyId one = create(person, PHONE).id();
    KeyId two = create(person, PHONE).id();
    keys().revoke(two, NOW, Actor.OPERATOR);

    KeyId three = create(person, PHONE).id();

    assertThat(List.of(one, two, three)).extracting(KeyId::number).containsExactly(1L, 2L, 3L);
    assertThat(create(newPerson(), PHONE).id().number()).isEqualTo(1);
  }

  @Test
  default void assignsDistinctNumbersUnderConcurrency() {
    PersonId person = newPerson();

    Concurrently.run(8, thread -> create(person, PHONE));

    assertThat(keys().listFor(person, NOW))
        .extracting(key -> key.id().number())
        .containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  default void createsKeysOfPersonOneAtATime() {
    PersonId person = newPerson();

    List<Integer> seen =
        Concurrently.run(
            4,
            thread -> {
              int[] before = new int[1];
              keys()
                  .create(
                      person,
                      id -> {
                        before[0] = keys().listFor(person, NOW).size();
                        return ApiKey.issued(bearer(id), PHONE, NOW);
                      },
                      Actor.OPERATOR);
              return before[0];
            });

    assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  default void storesNothingWhenFactoryThrows() {
    PersonId person = newPerson();

    assertThatThrownBy(
            () ->
                keys()
                    .create(
                        person,
                        id -> {
                          throw new IllegalStateException("refused");
                        },
                        Actor.OPERATOR))
        .hasMessage("refused");

    assertThat(keys().listFor(person, NOW)).isEmpty();
    assertThat(trail().eventsOf(person)).isEmpty();
    assertThat(create(person, PHONE).id().number()).isEqualTo(1);
  }

  @Test
  default void rejectsKeyForUnknownPerson() {
    assertRefused(Reason.NOT_FOUND, "not_found", () -> create(new PersonId(Long.MAX_VALUE), PHONE));
  }

  @Test
  default void listsExpiredKeysForThirtyDays() {
    PersonId person = newPerson();
    ApiKey expired = create(person, expiring(LATER));
    ApiKey lasting = create(person, PHONE);
    Instant lastListed = LATER.plus(ApiKeys.LISTED_AFTER_EXPIRY);

    assertThat(keys().listFor(person, lastListed)).containsExactly(lasting, expired);
    assertThat(keys().listFor(person, lastListed.plusMillis(1))).containsExactly(lasting);
    assertThat(keys().find(expired.id())).contains(expired);
  }

  @Test
  default void listsUnusedKeysOfBrowsersForThirtyDays() {
    PersonId person = newPerson();
    ApiKey unused = createForBrowser(person);
    ApiKey used = createForBrowser(person);
    keys().recordUses(Map.of(used.id(), LATER));
    Instant lastListed = unused.validUntil().orElseThrow().plus(ApiKeys.LISTED_AFTER_EXPIRY);

    assertThat(keys().listFor(person, lastListed)).hasSize(2);
    assertThat(keys().listFor(person, lastListed.plusMillis(1)))
        .extracting(ApiKey::id)
        .containsExactly(used.id());
  }

  private ApiKey createForBrowser(PersonId person) {
    return keys()
        .create(person, id -> ApiKey.issued(bearer(id), PHONE, NOW).asSession(), Actor.OPERATOR);
  }

  @Test
  default void revokesKeyOnce() {
    PersonId person = newPerson();
    ApiKey key = create(person, PHONE);
    ApiKey other = create(person, PHONE);

    keys().revoke(key.id(), LATER, Actor.OPERATOR);

    ApiKey revoked = keys().find(key.id()).orElseThrow();
    assertThat(revoked)
        .isEqualTo(
            new ApiKey(
                key.id(),
                PHONE,
                key.hash(),
                key.createdAt(),
                Optional.empty(),
                Optional.of(LATER),
                Optional.empty(),
                false));
    assertThat(revoked.isValidAt(NOW)).isFalse();
    assertThat(keys().listFor(person, NOW)).containsExactly(other);
    assertRefused(
        Reason.NOT_FOUND, "not_found", () -> keys().revoke(key.id(), LATER, Actor.OPERATOR));
    assertRefused(Reason.NOT_FOUND, "not_found", () -> rotate(key.id(), LATER));
  }

  @Test
  default void rotatedKeyWorksUntilGraceEnds() {
    PersonId person = newPerson();
    ApiKey old = create(person, PHONE);

    ApiKey successor = rotate(old.id(), LATER);

    assertThat(successor.id().number()).isEqualTo(2);
    assertThat(keys().find(successor.id())).contains(successor);
    ApiKey expiring = keys().find(old.id()).orElseThrow();
    assertThat(expiring).isEqualTo(old.withRetirementAt(LATER));
    assertThat(expiring.isValidAt(LATER.minusMillis(1))).isTrue();
    assertThat(expiring.isValidAt(LATER)).isFalse();
    assertThat(keys().listFor(person, NOW)).containsExactly(successor, expiring);
  }

  @Test
  default void repeatedRotationKeepsOriginalSettings() {
    PersonId person = newPerson();
    ApiKey lasting = create(person, PHONE);
    ApiKey ending = create(person, expiring(LATER.plusSeconds(9)));

    for (ApiKey old : List.of(lasting, ending)) {
      rotate(old.id(), LATER);
      ApiKey second = rotate(old.id(), LATER.plusSeconds(1));

      assertThat(second.settings()).isEqualTo(old.settings());
      assertThat(keys().find(old.id())).contains(old.withRetirementAt(LATER));
    }
    assertThat(keys().find(lasting.id()).orElseThrow().validUntil()).hasValue(LATER);
  }

  @Test
  default void repeatedRotationCanRetireKeyEarlier() {
    ApiKey old = create(newPerson(), expiring(LATER.plusSeconds(9)));
    rotate(old.id(), LATER);

    rotate(old.id(), NOW);

    ApiKey retiring = keys().find(old.id()).orElseThrow();
    assertThat(retiring).isEqualTo(old.withRetirementAt(NOW));
    assertThat(retiring.isValidAt(NOW)).isFalse();
  }

  @Test
  default void listsRetiredKeyForThirtyDays() {
    PersonId person = newPerson();
    ApiKey old = create(person, PHONE);
    ApiKey successor = rotate(old.id(), LATER);
    Instant lastListed = LATER.plus(ApiKeys.LISTED_AFTER_EXPIRY);

    assertThat(keys().listFor(person, lastListed))
        .containsExactly(successor, old.withRetirementAt(LATER));
    assertThat(keys().listFor(person, lastListed.plusMillis(1))).containsExactly(successor);
  }

  @Test
  default void rotationNeverExtendsExpiry() {
    ApiKey old = create(newPerson(), expiring(LATER));

    rotate(old.id(), LATER.plusSeconds(1));

    assertThat(keys().find(old.id())).contains(old);
  }

  @Test
  default void keepsKeyWhenSuccessorFactoryThrows() {
    PersonId person = newPerson();
    ApiKey old = create(person, PHONE);

    assertThatThrownBy(
            () ->
                keys()
                    .rotate(
                        old.id(),
                        NOW,
                        (stored, id) -> {
                          assertThat(stored).isEqualTo(old);
                          throw new IllegalStateException("refused");
                        },
                        Actor.OPERATOR))
        .hasMessage("refused");

    assertThat(keys().listFor(person, NOW)).containsExactly(old);
    assertThat(trail().eventsOf(person)).hasSize(1);
  }

  @Test
  default void isolatesPersons() {
    PersonId person = newPerson();
    ApiKey key = create(person, PHONE);
    KeyId theirs = new KeyId(newPerson(), key.id().number());

    assertThat(keys().find(theirs)).isEmpty();
    assertThat(keys().find(new KeyId(person, KeyId.CONFIGURED))).isEmpty();
    assertThat(keys().find(new KeyId(person, Long.MIN_VALUE))).isEmpty();
    assertThat(keys().listFor(theirs.person(), NOW)).isEmpty();
    assertRefused(Reason.NOT_FOUND, "not_found", () -> keys().revoke(theirs, NOW, Actor.OPERATOR));
    assertRefused(Reason.NOT_FOUND, "not_found", () -> rotate(theirs, NOW));
    assertThat(keys().listFor(person, NOW)).containsExactly(key);
  }

  @Test
  default void recordsLastUseAtMostOncePerMinute() {
    PersonId person = newPerson();
    KeyId used = create(person, PHONE).id();
    ApiKey unused = create(person, PHONE);

    assertThat(lastUse(used, NOW)).hasValue(Instant.parse("2026-03-01T12:00:00.123Z"));
    assertThat(lastUse(used, NOW.plusSeconds(59)))
        .hasValue(Instant.parse("2026-03-01T12:00:00.123Z"));
    assertThat(lastUse(used, LATER)).hasValue(LATER);
    assertThat(lastUse(used, NOW)).hasValue(LATER);
    assertThat(keys().find(unused.id())).contains(unused);
  }

  private Optional<Instant> lastUse(KeyId key, Instant at) {
    KeyId unknown = new KeyId(key.person(), Long.MAX_VALUE);
    keys().recordUses(Map.of(key, at, unknown, at));
    return keys().find(key).orElseThrow().lastUsedAt();
  }

  @Test
  default void recordsAuditEventsWithActor() {
    PersonId person = newPerson();
    Actor holder =
        Actor.holderOf(new GrantedAccess(new KeyId(person, KeyId.CONFIGURED), Set.of(Scope.ADMIN)));
    ApiKey first =
        keys().create(person, id -> ApiKey.issued(bearer(id), PHONE, NOW), Actor.OPERATOR);
    ApiKey second =
        keys()
            .rotate(
                first.id(),
                LATER,
                (old, id) -> ApiKey.issued(bearer(id), PHONE, NOW.plusSeconds(1)),
                holder);
    keys().recordUses(Map.of(second.id(), LATER));
    keys().revoke(second.id(), LATER, holder);

    assertThat(trail().eventsOf(person))
        .containsExactlyInAnyOrder(
            AuditEvent.of(Action.KEY_CREATED, first.id(), NOW, Actor.OPERATOR),
            AuditEvent.of(Action.KEY_ROTATED, first.id(), NOW.plusSeconds(1), holder),
            AuditEvent.of(Action.KEY_CREATED, second.id(), NOW.plusSeconds(1), holder),
            AuditEvent.of(Action.KEY_REVOKED, second.id(), LATER, holder));
  }

  @Test
  default void keyChangesDoNotRaiseRevision() {
    PersonId person = newPerson();
    long revision = revision(person);

    KeyId key = create(person, PHONE).id();
    rotate(key, LATER);
    keys().recordUses(Map.of(key, NOW));
    keys().revoke(key, LATER.plus(Duration.ofDays(1)), Actor.OPERATOR);

    assertThat(revision(person)).isEqualTo(revision);
  }
}
