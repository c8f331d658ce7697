package coffee.rest.setup;

import coffee.domain.session.SignInWithCode;
import coffee.domain.session.SignInWithKey;
import coffee.rest.Caller;
import coffee.rest.auth.AuthenticationLimiter;
import coffee.rest.auth.BearerAuthenticationFilter;
import coffee.rest.auth.ScopeFeature;
import coffee.rest.auth.SessionCookieRenewal;
import coffee.rest.http.CorsFilter;
import coffee.rest.http.HeaderCountFilter;
import coffee.rest.http.HostFilter;
import coffee.rest.http.PathNormalizationFilter;
import coffee.rest.http.RequestIds;
import coffee.rest.http.ResponseFilter;
import coffee.rest.http.TracePropagation;
import coffee.rest.limits.ClientAddressFilter;
import coffee.rest.limits.ConcurrencyLimitFilter;
import coffee.rest.limits.FailedAuthenticationLimiter;
import coffee.rest.limits.RateLimitFeature;
import coffee.rest.limits.RateLimitHeaders;
import coffee.rest.limits.RateLimits;
import coffee.rest.limits.UnauthenticatedLimitFilter;
import coffee.rest.limits.UnroutedLimitFilter;
import coffee.rest.list.RecordListWriter;
import coffee.rest.problem.FailureMapper;
import coffee.rest.session.SignInAttempts;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.AuthenticationException;
import io.dropwizard.auth.Authenticator;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.time.Clock;
import java.util.Optional;
import org.glassfish.jersey.server.ServerProperties;

/**
 * Registers the filters, readers and exception mappers that apply to all resources. Requires {@code
 * server.registerDefaultExceptionMappers: false}.
 */
public final class RestFeature implements Feature {

  private final Authenticator<String, Caller> keys;
  private final AccessPolicy edge;
  private final ObjectMapper json;
  private final Clock clock;
  private final Optional<FailedAuthenticationLimiter> failures;

  /**
   * Creates the feature.
   *
   * @param keys authenticates keys
   * @param edge access policy and rate limits
   * @param json serializes responses
   * @param clock determines when cookies are renewed
   */
  public RestFeature(
      Authenticator<String, Caller> keys, AccessPolicy edge, ObjectMapper json, Clock clock) {
    this.keys = keys;
    this.edge = edge;
    this.json = json;
    this.clock = clock;
    this.failures = edge.limits().map(FailedAuthenticationLimiter::new);
  }

  /** Called when a key was revoked: cached successful authentications are dropped. */
  public void forgetKeys() {
    failures.ifPresent(FailedAuthenticationLimiter::forgetAllKeys);
  }

  /** Whether a key is valid now, for requests that go on for a while. */
  public boolean isValidKey(String key) {
    try {
      return keys.authenticate(key).isPresent();
    } catch (AuthenticationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Signing in, with the keys and limits of all requests. */
  public SignInAttempts signInAttempts(SignInWithCode byCode, SignInWithKey byKey) {
    return new SignInAttempts(byCode, byKey, keys, authenticationLimiter());
  }

  /** Limits wrong keys and links, which are counted together by address. */
  public AuthenticationLimiter authenticationLimiter() {
    return failures.<AuthenticationLimiter>map(it -> it).orElse(AuthenticationLimiter.UNLIMITED);
  }

  @Override
  public boolean configure(FeatureContext context) {
    context.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    context.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    context.register(new RequestIds());
    context.register(new TracePropagation());
    context.register(new HeaderCountFilter());
    context.register(new HostFilter(edge.hosts()));
    context.register(new PathNormalizationFilter());
    context.register(new ClientAddressFilter(edge.proxies()));
    context.register(new CorsFilter(edge.origins()));
    context.register(new ResponseFilter());
    context.register(new FailureMapper());
    context.register(new RecordListWriter(json));
    edge.limits().ifPresent(limits -> registerLimits(context, limits));
    context.register(
        new AuthDynamicFeature(new BearerAuthenticationFilter(keys, authenticationLimiter())));
    context.register(new SessionCookieRenewal(clock));
    context.register(new ScopeFeature());
    context.register(new RequestParameter());
    context.register(new AuthValueFactoryProvider.Binder<>(Caller.class));
    return true;
  }

  private void registerLimits(FeatureContext context, RateLimits limits) {
    FailedAuthenticationLimiter known = failures.orElseThrow();
    context.register(new UnauthenticatedLimitFilter(limits, known));
    context.register(new ConcurrencyLimitFilter(limits.policies().maxConcurrent(), known));
    context.register(new UnroutedLimitFilter(limits, known));
    context.register(new RateLimitFeature(limits));
    context.register(new RateLimitHeaders());
  }
}
