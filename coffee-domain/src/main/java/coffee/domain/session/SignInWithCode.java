package coffee.domain.session;

import coffee.domain.person.Actor;
import coffee.domain.person.CreateKey;
import coffee.domain.person.IssuedKey;
import coffee.domain.person.KeySettings;
import coffee.domain.person.Scope;
import coffee.domain.work.Transactions;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Use case: sign in with a browser by a one-time code. */
public final class SignInWithCode {

  /** The scopes of a browser's key: never {@link Scope#ADMIN}. */
  public static final Set<Scope> SCOPES = Set.of(Scope.READ, Scope.WRITE);

  private final SignInCodes codes;
  private final CreateKey createKey;
  private final Transactions transactions;
  private final Clock clock;

  /** Signs in with the given codes. */
  public SignInWithCode(
      SignInCodes codes, CreateKey createKey, Transactions transactions, Clock clock) {
    this.codes = codes;
    this.createKey = createKey;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Uses up a code and creates a key for the browser, both or neither.
   *
   * @param text the code as sent
   * @param browser name of the key
   * @return the key; empty if the code is unknown, used or expired
   * @throws coffee.domain.DomainException CONFLICT {@code too_many_keys}
   */
  public Optional<IssuedKey> signIn(String text, String browser) {
    return SignInCode.parse(text).flatMap(code -> transactions.execute(() -> useUp(code, browser)));
  }

  private Optional<IssuedKey> useUp(SignInCode code, String browser) {
    KeySettings settings = new KeySettings(browser, SCOPES, Optional.empty());
    return codes
        .take(code.person(), code.hash(), clock.instant())
        .map(
            taken ->
                createKey.createForSession(
                    taken.person(), settings, new Actor(taken.createdBy(), SCOPES)));
  }
}
