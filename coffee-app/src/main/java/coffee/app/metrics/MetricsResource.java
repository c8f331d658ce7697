package coffee.app.metrics;

import coffee.rest.Caller;
import coffee.rest.json.Query;
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

/** {@code GET /metrics}: the page for Prometheus, for those who have a key or for everybody. */
@Path("/metrics")
@Produces({"text/plain", "application/openmetrics-text"})
public final class MetricsResource {

  private final CollectorRegistry registry;
  private final boolean isPublic;

  /**
   * A page of all that a registry holds.
   *
   * @param isPublic whether it can be read without a key
   */
  public MetricsResource(CollectorRegistry registry, boolean isPublic) {
    this.registry = registry;
    this.isPublic = isPublic;
  }

  @GET
  public Response metrics(@Auth Optional<Caller> caller, @Context ContainerRequestContext request) {
    if (!isPublic && caller.isEmpty()) {
      throw new NotAuthorizedException("Bearer");
    }
    Query.of(request).finish();
    String type = TextFormat.chooseContentType(request.getHeaderString(HttpHeaders.ACCEPT));
    StringWriter page = new StringWriter();
    try {
      TextFormat.writeFormat(type, page, registry.metricFamilySamples());
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException(cannotHappen);
    }
    return Response.ok(page.toString(), type).build();
  }
}
