package coffee.domain.session;

import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.CreateKey;
import coffee.domain.person.GrantedAccess;
import coffee.domain.person.IssuedKey;
import coffee.domain.person.KeySettings;
import java.time.Instant;
import java.util.Optional;

/** Use case: sign in with a browser by a key that the person has. */
public final class SignInWithKey {

  private final ApiKeys keys;
  private final CreateKey createKey;

  /** Signs in with the given keys. */
  public SignInWithKey(ApiKeys keys, CreateKey createKey) {
    this.keys = keys;
    this.createKey = createKey;
  }

  /**
   * Creates a key for the browser, which does not outlive the given one.
   *
   * @param access the access of the given key, which was authenticated
   * @param browser name of the new key
   * @throws coffee.domain.DomainException FORBIDDEN {@code missing_scope} unless the given key may
   *     read and write; CONFLICT {@code too_many_keys}
   */
  public IssuedKey signIn(GrantedAccess access, String browser) {
    Optional<Instant> end = keys.find(access.key()).flatMap(ApiKey::validUntil);
    KeySettings settings = new KeySettings(browser, SignInWithCode.SCOPES, end);
    return createKey.createForSession(access.person(), settings, Actor.holderOf(access));
  }
}
