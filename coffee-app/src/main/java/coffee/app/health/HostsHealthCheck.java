package coffee.app.health;

import coffee.rest.http.HostNames;
import com.codahale.metrics.health.HealthCheck;
import java.util.List;

/** Warns operators whose service goes by any name; it serves all the same. */
public final class HostsHealthCheck extends HealthCheck {

  private final List<String> hosts;

  /**
   * A check.
   *
   * @param hosts names that were configured; empty if none were
   */
  public HostsHealthCheck(List<String> hosts) {
    this.hosts = List.copyOf(hosts);
  }

  @Override
  protected Result check() {
    return hosts.isEmpty() || hosts.contains(HostNames.ANY)
        ? Result.healthy("warning: any name is accepted; set ALLOWED_HOSTS")
        : Result.healthy();
  }
}
