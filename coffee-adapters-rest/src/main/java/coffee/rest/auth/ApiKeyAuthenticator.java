package coffee.rest.auth;

import coffee.domain.person.AuthenticateKey;
import coffee.rest.Caller;
import io.dropwizard.auth.Authenticator;
import java.util.Optional;

/** Identifies the caller by the key that a request carries. */
public final class ApiKeyAuthenticator implements Authenticator<String, Caller> {

  private final AuthenticateKey authenticateKey;

  /** Creates the authenticator. */
  public ApiKeyAuthenticator(AuthenticateKey authenticateKey) {
    this.authenticateKey = authenticateKey;
  }

  @Override
  public Optional<Caller> authenticate(String key) {
    return authenticateKey.authenticate(key).map(Caller::new);
  }
}
