package coffee.rest.limits;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Registers the key limit for every method with a caller parameter. */
public final class RateLimitFeature implements DynamicFeature {

  private static final int AFTER_AUTHENTICATION = Priorities.AUTHENTICATION + 100;

  private final RateLimits limits;

  /** Creates the feature. */
  public RateLimitFeature(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    if (Arrays.stream(method.getParameters())
        .anyMatch(parameter -> parameter.isAnnotationPresent(Auth.class))) {
      context.register(new KeyRateLimitFilter(limits, kind(resource)), AFTER_AUTHENTICATION);
    }
  }

  private static RateLimited.Kind kind(ResourceInfo resource) {
    Method method = resource.getResourceMethod();
    RateLimited ofMethod = method.getAnnotation(RateLimited.class);
    if (ofMethod != null) {
      return ofMethod.value();
    }
    RateLimited ofResource = resource.getResourceClass().getAnnotation(RateLimited.class);
    if (ofResource != null) {
      return ofResource.value();
    }
    return method.isAnnotationPresent(GET.class) ? RateLimited.Kind.READ : RateLimited.Kind.WRITE;
  }
}
