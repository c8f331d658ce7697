package coffee.domain.session;

import coffee.domain.person.Actor;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Use case: create a one-time code with which a browser signs in. */
public final class CreateSignInCode {

  /** How long a code can be used. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /**
   * A new code.
   *
   * @param code the code, which is not stored
   * @param expiresAt from when on it is refused
   */
  public record Result(SignInCode code, Instant expiresAt) {}

  private final SignInCodes codes;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * Creates codes.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  public CreateSignInCode(SignInCodes codes, RandomGenerator random, Clock clock) {
    this.codes = codes;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Creates a code. It is contained only in the result.
   *
   * @throws coffee.domain.DomainException FORBIDDEN {@code missing_scope} if the actor lacks one of
   *     the scopes that the browser gets; NOT_FOUND if there is no such person
   */
  public Result create(PersonId person, Actor by) {
    by.requireAll(SignInWithCode.SCOPES);
    SignInCode code = SignInCode.generate(person, random);
    Instant expiresAt = clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.MILLIS);
    codes.add(new StoredSignInCode(person, code.hash(), expiresAt, by.key()));
    return new Result(code, expiresAt);
  }
}
