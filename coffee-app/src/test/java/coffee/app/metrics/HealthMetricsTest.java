package coffee.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.MutableClock;
import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheck.Result;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthMetricsTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  private final HealthCheckRegistry checks = new HealthCheckRegistry();
  private final CollectorRegistry registry = new CollectorRegistry();
  private final MutableClock clock = new MutableClock(NINE);
  private boolean hasRoom = true;
  private int looks;
  private HealthMetrics metrics;

  @BeforeEach
  void register() {
    checks.register("disk", check(() -> hasRoom ? Result.healthy() : Result.unhealthy("full")));
    checks.register(
        "bug",
        check(
            () -> {
              throw new IllegalStateException("a bug");
            }));
    metrics = new HealthMetrics(checks, clock::nanos);
    registry.register(metrics);
  }

  private HealthCheck check(Supplier<Result> result) {
    return new HealthCheck() {
      @Override
      protected Result check() {
        looks++;
        return result.get();
      }
    };
  }

  private Double shown(String check) {
    return registry.getSampleValue("health_check", new String[] {"check"}, new String[] {check});
  }

  @Test
  void reportsResultOfLastRun() {
    assertThat(shown("disk")).isNull();
    metrics.runChecks();
    assertThat(shown("disk")).isEqualTo(1);
    assertThat(shown("bug")).isZero();

    hasRoom = false;
    assertThat(shown("disk")).isEqualTo(1);
    metrics.runChecks();
    assertThat(shown("disk")).isZero();
  }

  @Test
  void collectingRunsNoChecks() {
    metrics.runChecks();
    shown("disk");
    shown("disk");
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void staleCheckIsUnhealthy() {
    metrics.runChecks();
    clock.pass(HealthMetrics.MAX_AGE.minusMillis(1));
    assertThat(shown("disk")).isEqualTo(1);
    clock.pass(Duration.ofMillis(1));
    assertThat(shown("disk")).isZero();
  }
}
