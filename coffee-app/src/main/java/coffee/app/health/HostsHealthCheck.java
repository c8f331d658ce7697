package coffee.app.health;

import coffee.rest.http.AllowedHosts;
import com.codahale.metrics.health.HealthCheck;
import java.util.List;

/** Warns operators if the service accepts any host name; it still serves. */
public final class HostsHealthCheck extends HealthCheck {

  private final List<String> hosts;

  /**
   * Creates the check.
   *
   * @param hosts configured names; empty if none are
   */
  public HostsHealthCheck(List<String> hosts) {
    this.hosts = List.copyOf(hosts);
  }

  @Override
  protected Result check() {
    return hosts.isEmpty() || hosts.contains(AllowedHosts.ANY)
        ? Result.healthy("warning: any name is accepted; set ALLOWED_HOSTS")
        : Result.healthy();
  }
}
