package coffee.rest.json;

import coffee.rest.RequestProperties;
import coffee.rest.problem.Violation;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;

/** Reads query parameters like the members of a body. */
public final class QueryParameters {

  /** Prefix of the pointers to parameters. */
  static final String PLACE = "/query";

  private QueryParameters() {}

  /**
   * Refuses a request with query parameters.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all parameters
   */
  public static void requireNone(ContainerRequestContext request) {
    of(request).finish();
  }

  /** The parameters of a request; a repeated one is refused. */
  public static Fields of(ContainerRequestContext request) {
    boolean lenient = RequestProperties.isLenient(request);
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    List<Violation> repeated = new ArrayList<>();
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach(
            (name, values) -> {
              parameters.put(name, values.get(0));
              if (values.size() > 1 && !lenient) {
                repeated.add(
                    new Violation(
                        PLACE + "/" + name, "duplicate_parameter", "is given more than once"));
              }
            });
    return new Fields(parameters, PLACE, lenient, repeated);
  }
}
