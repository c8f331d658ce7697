package coffee.app.metrics;

import coffee.domain.person.PersonId;
import coffee.rest.Caller;
import coffee.rest.json.QueryParameters;
import io.dropwizard.auth.Auth;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * {@code GET /metrics}: the Prometheus metrics, public or with a key. If a key is required,
 * personal metrics are included only for the owner's keys.
 */
@Path("/metrics")
@Produces({"text/plain", "application/openmetrics-text"})
public final class MetricsResource {

  private final CollectorRegistry registry;
  private final PersonId owner;
  private final boolean isPublic;

  /**
   * Exposes the metrics of a registry.
   *
   * @param owner the person whose latest values may be shown
   * @param isPublic whether no key is required
   */
  public MetricsResource(CollectorRegistry registry, PersonId owner, boolean isPublic) {
    this.registry = registry;
    this.owner = owner;
    this.isPublic = isPublic;
  }

  @GET
  public Response metrics(@Auth Optional<Caller> caller, @Context ContainerRequestContext request) {
    if (!isPublic && caller.isEmpty()) {
      throw new NotAuthorizedException("Bearer");
    }
    QueryParameters.of(request).finish();
    boolean isAllShown = isPublic || caller.map(Caller::person).filter(owner::equals).isPresent();
    String type = TextFormat.chooseContentType(request.getHeaderString(HttpHeaders.ACCEPT));
    StringWriter page = new StringWriter();
    try {
      TextFormat.writeFormat(
          type,
          page,
          registry.filteredMetricFamilySamples(
              sample -> isAllShown || !PersonalMetrics.isPersonal(sample)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Response.ok(page.toString(), type).build();
  }
}
