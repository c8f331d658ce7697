package coffee.app.health;

import coffee.rest.service.Health;
import com.codahale.metrics.health.HealthCheck;

/**
 * Redis, for the operators' {@code /healthcheck}; without it everything still works, so that it is
 * never a reason to call the service ill.
 */
public final class RedisHealthCheck extends HealthCheck {

  private final Health health;

  /** A check. */
  public RedisHealthCheck(Health health) {
    this.health = health;
  }

  @Override
  protected Result check() {
    return switch (health.redis()) {
      case OK -> Result.healthy();
      case NOT_CONFIGURED -> Result.healthy("not configured");
      case DEGRADED -> Result.healthy("degraded: slow; this instance limits by itself");
      case DOWN ->
          Result.healthy(
              "degraded: away; answers are worked out anew, and this instance limits by itself");
    };
  }
}
