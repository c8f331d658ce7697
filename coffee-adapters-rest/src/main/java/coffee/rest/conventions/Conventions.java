package coffee.rest.conventions;

import coffee.rest.Caller;
import coffee.rest.auth.Attempts;
import coffee.rest.auth.BearerFilter;
import coffee.rest.auth.ScopeFeature;
import coffee.rest.http.CrossOrigin;
import coffee.rest.http.HeaderCount;
import coffee.rest.http.HostFilter;
import coffee.rest.http.PathFilter;
import coffee.rest.http.RequestIds;
import coffee.rest.http.ResponseFilter;
import coffee.rest.http.Traces;
import coffee.rest.limits.ClientAddresses;
import coffee.rest.limits.ClientFilter;
import coffee.rest.limits.FailedAttempts;
import coffee.rest.limits.InFlightLimitFilter;
import coffee.rest.limits.LimitFeature;
import coffee.rest.limits.LimitHeaders;
import coffee.rest.limits.Limits;
import coffee.rest.limits.UnauthenticatedLimitFilter;
import coffee.rest.limits.UnroutedLimitFilter;
import coffee.rest.list.TableWriter;
import coffee.rest.problem.Failures;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.Authenticator;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;
import org.glassfish.jersey.server.ServerProperties;

/**
 * Registers the filters, readers and exception mappers that apply to all resources. Requires
 * {@code server.registerDefaultExceptionMappers: false}.
 */
public final class Conventions implements Feature {

  private final Authenticator<String, Caller> keys;
  private final Edge edge;
  private final ObjectMapper json;
  private final Optional<FailedAttempts> attempts;

  /**
   * Creates the feature.
   *
   * @param keys authenticates keys
   * @param edge access policy and rate limits
   * @param json serializes responses
   */
  public Conventions(Authenticator<String, Caller> keys, Edge edge, ObjectMapper json) {
    this.keys = keys;
    this.edge = edge;
    this.json = json;
    this.attempts = edge.limits().map(FailedAttempts::new);
  }

  /** Called when a key was revoked: cached successful authentications are dropped. */
  public void forgetKeys() {
    attempts.ifPresent(FailedAttempts::forgetAll);
  }

  @Override
  public boolean configure(FeatureContext context) {
    context.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    context.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    context.register(new RequestIds());
    context.register(new Traces());
    context.register(new HeaderCount());
    context.register(new HostFilter(edge.hosts()));
    context.register(new PathFilter());
    context.register(new ClientFilter(new ClientAddresses(edge.proxies())));
    context.register(new CrossOrigin(edge.origins()));
    context.register(new ResponseFilter());
    context.register(new Failures());
    context.register(new TableWriter(json));
    edge.limits().ifPresent(limits -> limit(context, limits));
    context.register(
        new AuthDynamicFeature(
            new BearerFilter(keys, attempts.<Attempts>map(it -> it).orElse(Attempts.UNLIMITED))));
    context.register(new ScopeFeature());
    context.register(new AuthValueFactoryProvider.Binder<>(Caller.class));
    return true;
  }

  private void limit(FeatureContext context, Limits limits) {
    FailedAttempts known = attempts.orElseThrow();
    context.register(new UnauthenticatedLimitFilter(limits, known));
    context.register(new InFlightLimitFilter(limits.policies().atOnce(), known));
    context.register(new UnroutedLimitFilter(limits, known));
    context.register(new LimitFeature(limits));
    context.register(new LimitHeaders());
  }
}
