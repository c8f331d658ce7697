package coffee.app.health;

import coffee.rest.service.ServiceHealth;
import com.codahale.metrics.health.HealthCheck;

/**
 * Checks Redis for {@code /healthcheck}; the service works without it, so it is never unhealthy.
 */
public final class RedisHealthCheck extends HealthCheck {

  private final ServiceHealth health;

  /** Creates the check. */
  public RedisHealthCheck(ServiceHealth health) {
    this.health = health;
  }

  @Override
  protected Result check() {
    return switch (health.redis()) {
      case OK -> Result.healthy();
      case NOT_CONFIGURED -> Result.healthy("not configured");
      case DEGRADED -> Result.healthy("degraded: slow; rate limits are local");
      case DOWN ->
          Result.healthy(
              "degraded: unavailable; answers are recomputed, and rate limits are local");
    };
  }
}
