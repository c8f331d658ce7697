package coffee.domain.session;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Concurrently;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.Actor;
import coffee.domain.person.KeyHash;
import coffee.domain.person.KeyId;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What all {@link SignInCodes} must do. */
public interface SignInCodesContract extends PeopleFixture {

  Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");
  Instant END = Instant.parse("2026-03-01T12:10:00.123Z");

  /** The codes under test. */
  SignInCodes codes();

  private static StoredSignInCode code(PersonId person, Optional<KeyId> by) {
    return new StoredSignInCode(person, KeyHash.of(UUID.randomUUID().toString()), END, by);
  }

  private StoredSignInCode added(PersonId person) {
    StoredSignInCode code = code(person, Optional.empty());
    codes().add(code);
    return code;
  }

  @Test
  default void takesEachCodeOnceWithAllFields() {
    PersonId person = newPerson();
    StoredSignInCode code = code(person, Optional.of(new KeyId(person, 7)));
    codes().add(code);
    StoredSignInCode other = added(person);

    assertThat(codes().take(person, code.hash(), NOW)).contains(code);
    assertThat(codes().take(person, code.hash(), NOW)).isEmpty();
    assertThat(codes().take(person, other.hash(), NOW)).contains(other);
  }

  @Test
  default void oneOfManyConcurrentCallsTakesCode() {
    PersonId person = newPerson();
    StoredSignInCode code = added(person);

    assertThat(Concurrently.run(8, thread -> codes().take(person, code.hash(), NOW).isPresent()))
        .containsOnlyOnce(true);
  }

  @Test
  default void refusesExpiredCode() {
    PersonId person = newPerson();
    StoredSignInCode code = added(person);

    assertThat(codes().take(person, code.hash(), END)).isEmpty();
    assertThat(codes().take(person, code.hash(), END.minusMillis(1))).contains(code);
  }

  @Test
  default void deletesExpiredCodes() {
    PersonId person = newPerson();
    StoredSignInCode code = added(person);

    codes().deleteExpired(END.minusMillis(1));
    assertThat(codes().take(person, code.hash(), NOW)).contains(code);

    codes().add(code);
    assertThat(codes().deleteExpired(END)).isPositive();
    assertThat(codes().take(person, code.hash(), NOW)).isEmpty();
  }

  @Test
  default void isolatesCodesOfPersons() {
    PersonId person = newPerson();
    StoredSignInCode code = added(person);

    assertThat(codes().take(newPerson(), code.hash(), NOW)).isEmpty();
    assertThat(codes().take(person, code.hash(), NOW)).contains(code);
  }

  @Test
  default void rejectsCodeForUnknownPerson() {
    assertRefused(Reason.NOT_FOUND, "not_found", () -> added(new PersonId(Long.MAX_VALUE)));
  }

  @Test
  default void erasesCodesWithData() {
    PersonId person = newPerson();
    StoredSignInCode code = added(person);
    long revision = revision(person);

    people().eraseData(person, NOW, Actor.OPERATOR);

    assertThat(codes().take(person, code.hash(), NOW)).isEmpty();
    assertThat(revision(person)).isEqualTo(revision + 1);
  }
}
