package coffee.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Concurrently;
import coffee.domain.MutableClock;
import coffee.domain.limit.InMemoryRateLimiter;
import coffee.domain.limit.RateLimit;
import coffee.rest.RequestProperties;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

class FailedAuthenticationLimiterTest {

  private static final int LIMIT = 3;
  private static final int AT_ONCE = 40;

  /** Long enough for busy machines. */
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final FailedAuthenticationLimiter attempts =
      new FailedAuthenticationLimiter(
          new RateLimits(policies(), new InMemoryRateLimiter(clock::nanos), clock::nanos), TIMEOUT);
  private final AtomicInteger verifications = new AtomicInteger();

  private static RateLimitPolicies policies() {
    RateLimit limit = new RateLimit("some", LIMIT, Duration.ofMinutes(1));
    return new RateLimitPolicies(limit, limit, limit, limit, limit, limit, AT_ONCE);
  }

  private static ContainerRequestContext from(String address) {
    URI anywhere = URI.create("http://localhost/");
    ContainerRequest request =
        new ContainerRequest(anywhere, anywhere, "GET", null, new MapPropertiesDelegate(), null);
    RequestProperties.setClient(request, address);
    return request;
  }

  private String send(String address, String key, boolean isRight) {
    try {
      boolean told =
          attempts.attempt(
              from(address),
              key,
              () -> {
                verifications.incrementAndGet();
                Thread.onSpinWait();
                return isRight;
              });
      return told ? "right" : "wrong";
    } catch (ProblemException refusal) {
      return refusal.problem().code();
    }
  }

  @Test
  void concurrentWrongKeysAreLimited() {
    List<String> told = Concurrently.run(AT_ONCE, i -> send("10.0.0.1", "wrong " + i, false));

    assertThat(verifications).hasValue(LIMIT);
    assertThat(told.stream().filter("wrong"::equals)).hasSize(LIMIT);
    assertThat(told.stream().filter("rate_limited"::equals)).hasSize(AT_ONCE - LIMIT);
    assertThat(send("10.0.0.2", "right", true)).isEqualTo("right");
  }

  @Test
  void addressMayRetryAfterWaitWhenClockIsSetBack() {
    for (int i = 0; i < LIMIT; i++) {
      send("10.0.0.1", "wrong " + i, false);
    }
    clock.set(Instant.parse("2026-03-01T11:00:00Z"));
    assertThat(send("10.0.0.1", "right", true)).isEqualTo("rate_limited");

    clock.pass(Duration.ofMinutes(1));

    assertThat(send("10.0.0.1", "right", true)).isEqualTo("right");
  }

  @Test
  void concurrentValidKeysAreAccepted() {
    List<String> told = Concurrently.run(AT_ONCE, i -> send("10.0.0.1", "right " + i, true));

    assertThat(told).containsOnly("right");
  }

  @Test
  void knownKeyDoesNotWaitForUnknownKeys() {
    send("10.0.0.1", "right", true);

    List<String> meanwhile =
        List.of(
            Boolean.toString(
                attempts.attempt(
                    from("10.0.0.1"),
                    "wrong",
                    () ->
                        Concurrently.run(4, i -> send("10.0.0.1", "right", true))
                            .contains("wrong"))));

    assertThat(meanwhile).containsExactly("false");
  }
}
