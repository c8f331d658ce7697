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
public final class LimitFeature implements DynamicFeature {

  private static final int AFTER_AUTHENTICATION = Priorities.AUTHENTICATION + 100;

  private final Limits limits;

  /** Creates the feature. */
  public LimitFeature(Limits limits) {
    this.limits = limits;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    if (Arrays.stream(method.getParameters())
        .anyMatch(parameter -> parameter.isAnnotationPresent(Auth.class))) {
      context.register(
          new KeyFilter(limits, limits.policies().of(kind(resource))), AFTER_AUTHENTICATION);
    }
  }

  private static Limited.Kind kind(ResourceInfo resource) {
    Method method = resource.getResourceMethod();
    Limited ofMethod = method.getAnnotation(Limited.class);
    if (ofMethod != null) {
      return ofMethod.value();
    }
    Limited ofResource = resource.getResourceClass().getAnnotation(Limited.class);
    if (ofResource != null) {
      return ofResource.value();
    }
    return method.isAnnotationPresent(GET.class) ? Limited.Kind.READ : Limited.Kind.WRITE;
  }
}
