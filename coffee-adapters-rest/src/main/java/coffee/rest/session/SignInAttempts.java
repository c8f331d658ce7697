package coffee.rest.session;

import coffee.domain.person.IssuedKey;
import coffee.domain.session.SignInWithCode;
import coffee.domain.session.SignInWithKey;
import coffee.rest.Caller;
import coffee.rest.auth.AuthenticationLimiter;
import io.dropwizard.auth.AuthenticationException;
import io.dropwizard.auth.Authenticator;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs in, and limits failures like those of wrong keys.
 *
 * @param byCode signs in by code
 * @param byKey signs in by key
 * @param keys authenticates keys
 * @param limiter limits failures
 */
public record SignInAttempts(
    SignInWithCode byCode,
    SignInWithKey byKey,
    Authenticator<String, Caller> keys,
    AuthenticationLimiter limiter) {

  /** The key for the browser; empty if the code is wrong, used or expired. */
  Optional<IssuedKey> withCode(ContainerRequestContext request, String code) {
    List<IssuedKey> issued = new ArrayList<>(1);
    limiter.attempt(
        request,
        code,
        () -> {
          byCode.signIn(code, browser(request)).ifPresent(issued::add);
          return !issued.isEmpty();
        });
    return issued.stream().findFirst();
  }

  /** The key for the browser; empty if the given key is wrong, revoked or expired. */
  Optional<IssuedKey> withKey(ContainerRequestContext request, String key) {
    List<Caller> callers = new ArrayList<>(1);
    limiter.attempt(
        request,
        key,
        () -> {
          authenticate(key).ifPresent(callers::add);
          return !callers.isEmpty();
        });
    return callers.stream()
        .findFirst()
        .map(caller -> byKey.signIn(caller.access(), browser(request)));
  }

  private Optional<Caller> authenticate(String key) {
    try {
      return keys.authenticate(key);
    } catch (AuthenticationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String browser(ContainerRequestContext request) {
    return BrowserName.of(request.getHeaderString(HttpHeaders.USER_AGENT));
  }
}
