package coffee.bench;

import coffee.domain.Ticker;
import coffee.domain.limit.RateLimit;
import coffee.domain.person.GrantedAccess;
import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuthenticateKey;
import coffee.domain.person.BearerKey;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeySettings;
import coffee.domain.person.KeyUsageRecorder;
import coffee.domain.person.OwnerKey;
import coffee.domain.person.PersonId;
import coffee.domain.person.KeyCache;
import coffee.persistence.limit.InProcessRateLimiter;
import coffee.rest.Caller;
import coffee.rest.auth.BearerAuthenticationFilter;
import coffee.rest.auth.ApiKeyAuthenticator;
import coffee.rest.limits.ClientAddressFilter;
import coffee.rest.limits.FailedAuthenticationLimiter;
import coffee.rest.limits.RateLimitFeature;
import coffee.rest.limits.RateLimits;
import coffee.rest.limits.RateLimitPolicies;
import coffee.rest.limits.UnauthenticatedLimitFilter;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures authentication and rate limiting of a request whose key is cached. The filters are those
 * of the service, in their order, with a limiter in this process: client address, unauthenticated
 * requests, key, limit of the kind. Each call creates its request, as the server does; {@link
 * #unauthenticatedBaseline} measures that part alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AuthenticationBenchmark {

  private static final String OWNER_KEY = "an owner's key of forty characters or so";

  private static final URI BASE = URI.create("http://localhost:8000/");
  private static final URI COFFEES = URI.create("http://localhost:8000/v1/coffee");

  private static final int MAX_CONCURRENT = 64;

  /** More than one processor can request, so that it is never exceeded. */
  private static final RateLimit UNLIMITED = new RateLimit("unlimited", 1_000_000, Duration.ofSeconds(1));

  private AuthenticateKey authenticateKey;
  private List<ContainerRequestFilter> filters = List.of();
  private String key = "";

  /** Creates a store with one key, and the filters over it. */
  @Setup
  public void createFilters() throws NoSuchMethodException {
    PersonId person = new PersonId(1);
    BearerKey bearer =
        new BearerKey(new KeyId(person, 1), BearerKey.generateSecret(new SecureRandom()));
    KeySettings settings =
        new KeySettings("phone", EnumSet.allOf(coffee.domain.person.Scope.class), Optional.empty());
    ApiKeys keys = new OneKey(ApiKey.issued(bearer, settings, Instant.EPOCH));
    Clock clock = Clock.systemUTC();
    authenticateKey =
        new AuthenticateKey(
            OwnerKey.of(OWNER_KEY, person), new KeyCache(keys, Ticker.SYSTEM), new KeyUsageRecorder(keys), clock);
    key = bearer.text();
    RateLimitPolicies policies = new RateLimitPolicies(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, MAX_CONCURRENT);
    RateLimits limits = new RateLimits(policies, new InProcessRateLimiter(Ticker.SYSTEM), Ticker.SYSTEM);
    FailedAuthenticationLimiter failures = new FailedAuthenticationLimiter(limits);
    filters =
        List.of(
            new ClientAddressFilter(List.of()),
            new UnauthenticatedLimitFilter(limits, failures),
            new BearerAuthenticationFilter(new ApiKeyAuthenticator(authenticateKey), failures),
            keyFilter(limits));
  }

  /** The rate limit filter of a method with an authenticated caller. */
  private static ContainerRequestFilter keyFilter(RateLimits limits) throws NoSuchMethodException {
    Method method = Coffees.class.getDeclaredMethod("list", Caller.class);
    List<ContainerRequestFilter> registered = new ArrayList<>();
    ResourceInfo resource =
        proxy(
            ResourceInfo.class,
            (called, arguments) ->
                called.getName().equals("getResourceMethod") ? method : Coffees.class);
    FeatureContext context =
        proxy(
            FeatureContext.class,
            (called, arguments) -> registered.add((ContainerRequestFilter) arguments[0]) ? null : 0);
    new RateLimitFeature(limits).configure(resource, context);
    return registered.get(0);
  }

  private interface Call {
    Object made(Method called, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) -> call.made(called, arguments)));
  }

  /** A resource like those of the service. */
  private interface Coffees {
    @GET
    void list(@Auth Caller caller);
  }

  private ContainerRequest request(String sent) {
    ContainerRequest request =
        new ContainerRequest(BASE, COFFEES, "GET", null, new MapPropertiesDelegate(), null);
    request.header(HttpHeaders.AUTHORIZATION, "Bearer " + sent);
    return request;
  }

  private ContainerRequest filtered(String sent) throws IOException {
    ContainerRequest request = request(sent);
    for (ContainerRequestFilter filter : filters) {
      filter.filter(request);
    }
    return request;
  }

  @Benchmark
  public ContainerRequest requestWithPersonKey() throws IOException {
    return filtered(key);
  }

  @Benchmark
  public ContainerRequest requestWithOwnerKey() throws IOException {
    return filtered(OWNER_KEY);
  }

  @Benchmark
  public ContainerRequest unauthenticatedBaseline() {
    return request(key);
  }

  @Benchmark
  public Optional<GrantedAccess> authenticationOnly() {
    return authenticateKey.authenticate(key);
  }

  /** One key, which can be read only. */
  private record OneKey(ApiKey key) implements ApiKeys {

    @Override
    public Optional<ApiKey> find(KeyId id) {
      return Optional.of(key);
    }

    @Override
    public List<ApiKey> listFor(PersonId person, Instant now) {
      return List.of(key);
    }

    @Override
    public ApiKey create(PersonId person, Function<KeyId, ApiKey> make, Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ApiKey rotate(
        KeyId old, Instant oldWorksUntil, BiFunction<ApiKey, KeyId, ApiKey> make, Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void revoke(KeyId id, Instant now, Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void recordUses(Map<KeyId, Instant> lastUses) {
      throw new UnsupportedOperationException();
    }
  }
}
