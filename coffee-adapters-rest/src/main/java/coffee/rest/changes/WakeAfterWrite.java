package coffee.rest.changes;

import coffee.rest.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Set;

/** After each request that may have written, wakes those who wait for changes of its person. */
public final class WakeAfterWrite implements ContainerResponseFilter {

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final ChangeWaits waits;

  /** Wakes waiting requests. */
  public WakeAfterWrite(ChangeWaits waits) {
    this.waits = waits;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!READS.contains(request.getMethod())
        && request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
      waits.changed(caller.person());
    }
  }
}
