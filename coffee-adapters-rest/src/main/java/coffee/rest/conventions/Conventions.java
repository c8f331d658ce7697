package coffee.rest.conventions;

import coffee.rest.Caller;
import coffee.rest.auth.BearerFilter;
import coffee.rest.auth.ScopeFeature;
import coffee.rest.http.HostFilter;
import coffee.rest.http.PathFilter;
import coffee.rest.http.RequestIds;
import coffee.rest.http.ResponseFilter;
import coffee.rest.list.TableWriter;
import coffee.rest.problem.Failures;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.Authenticator;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Set;
import org.glassfish.jersey.server.ServerProperties;

/**
 * Everything that holds for all resources. For Jersey; it expects that nobody else maps exceptions
 * ({@code server.registerDefaultExceptionMappers: false}).
 */
public final class Conventions implements Feature {

  private final Authenticator<String, Caller> keys;
  private final Set<String> allowedHosts;
  private final ObjectMapper json;

  /**
   * The conventions.
   *
   * @param keys whose key it is
   * @param allowedHosts names under which the service may be called; {@code *} for any
   * @param json the mapper that writes answers
   */
  public Conventions(
      Authenticator<String, Caller> keys, Set<String> allowedHosts, ObjectMapper json) {
    this.keys = keys;
    this.allowedHosts = Set.copyOf(allowedHosts);
    this.json = json;
  }

  @Override
  public boolean configure(FeatureContext context) {
    context.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    context.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    context.register(new RequestIds());
    context.register(new HostFilter(allowedHosts));
    context.register(new PathFilter());
    context.register(new ResponseFilter());
    context.register(new Failures());
    context.register(new TableWriter(json));
    context.register(new AuthDynamicFeature(new BearerFilter(keys)));
    context.register(new ScopeFeature());
    context.register(new AuthValueFactoryProvider.Binder<>(Caller.class));
    return true;
  }
}
