package coffee.rest.contract;

import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;

/** The routes of Jersey, named as in {@link WireContract#operations}. */
public final class JerseyRoutes {

  /** A path variable with its pattern, which may contain braces. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}");

  private JerseyRoutes() {}

  /** All routes of an application. */
  public static Set<String> of(ResourceConfig application) {
    Stream<Class<?>> instances = application.getInstances().stream().map(Object::getClass);
    return of(Stream.concat(application.getClasses().stream(), instances).toList());
  }

  /** All routes of the given classes that are resources. */
  public static Set<String> of(Collection<Class<?>> classes) {
    Set<String> routes = new TreeSet<>();
    for (Class<?> type : classes) {
      if (type.isAnnotationPresent(Path.class)) {
        collect("", Resource.from(type), routes);
      }
    }
    return routes;
  }

  private static void collect(String prefix, Resource resource, Set<String> routes) {
    String path = prefix + "/" + resource.getPath();
    for (ResourceMethod method : resource.getResourceMethods()) {
      routes.add(method.getHttpMethod() + " " + template(path));
    }
    for (Resource child : resource.getChildResources()) {
      collect(path, child, routes);
    }
  }

  /** Without repeated slashes and patterns of variables. */
  private static String template(String path) {
    String bare = VARIABLE.matcher(path).replaceAll("{$1}").replaceAll("/+", "/");
    return bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }
}
