package coffee.app.health;

import coffee.rest.http.AllowedHosts;
import coffee.rest.service.ServiceHealth;
import com.codahale.metrics.health.HealthCheck;
import java.util.List;
import java.util.function.Supplier;

/** Reports a degradation with which the service works: it is never unhealthy. */
public final class DegradationHealthCheck extends HealthCheck {

  private final Supplier<Result> result;

  private DegradationHealthCheck(Supplier<Result> result) {
    this.result = result;
  }

  /** Checks Redis. */
  public static DegradationHealthCheck ofRedis(ServiceHealth health) {
    return new DegradationHealthCheck(
        () ->
            switch (health.redis()) {
              case OK -> Result.healthy();
              case NOT_CONFIGURED -> Result.healthy("not configured");
              case DEGRADED -> Result.healthy("degraded: slow; rate limits are local");
              case DOWN ->
                  Result.healthy(
                      "degraded: unavailable; answers are recomputed, and rate limits are local");
            });
  }

  /**
   * Warns if the service accepts any host name.
   *
   * @param hosts configured names; empty if none are
   */
  public static DegradationHealthCheck ofHosts(List<String> hosts) {
    return new DegradationHealthCheck(
        () ->
            hosts.isEmpty() || hosts.contains(AllowedHosts.ANY)
                ? Result.healthy("warning: any name is accepted; set ALLOWED_HOSTS")
                : Result.healthy());
  }

  /** Says whether there is a connection to the MQTT broker; the service works without. */
  public static DegradationHealthCheck ofMqtt(Supplier<String> status) {
    return new DegradationHealthCheck(() -> Result.healthy("%s", status.get()));
  }

  @Override
  protected Result check() {
    return result.get();
  }
}
