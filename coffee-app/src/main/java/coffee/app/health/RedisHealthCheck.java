package coffee.app.health;

import coffee.rest.service.Health;
import com.codahale.metrics.health.HealthCheck;

/** Redis, for the operators' {@code /healthcheck}; without it everything still works. */
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
      case DEGRADED -> Result.unhealthy("slow; this instance limits by itself");
      case DOWN ->
          Result.unhealthy("away; answers are worked out anew, and this instance limits by itself");
    };
  }
}
