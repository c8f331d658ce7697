package coffee.rest.auth;

import coffee.domain.person.Scope;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;

/** Registers the scope check for every method with a caller parameter. */
public final class ScopeFeature implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    if (Arrays.stream(method.getParameters()).anyMatch(ScopeFeature::isCaller)) {
      context.register(new ScopeFilter(scopes(resource)), Priorities.AUTHORIZATION);
    }
  }

  private static boolean isCaller(Parameter parameter) {
    return parameter.isAnnotationPresent(Auth.class);
  }

  private static Scope[] scopes(ResourceInfo resource) {
    Method method = resource.getResourceMethod();
    RequiresScope ofMethod = method.getAnnotation(RequiresScope.class);
    if (ofMethod != null) {
      return ofMethod.value();
    }
    RequiresScope ofResource = resource.getResourceClass().getAnnotation(RequiresScope.class);
    if (ofResource != null) {
      return ofResource.value();
    }
    return new Scope[] {method.isAnnotationPresent(GET.class) ? Scope.READ : Scope.WRITE};
  }
}
