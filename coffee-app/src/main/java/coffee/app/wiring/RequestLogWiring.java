package coffee.app.wiring;

import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.util.List;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;

/**
 * Who is told of every request that was answered, also of those that no resource saw.
 *
 * @param logs told of requests to the main port
 */
public record RequestLogWiring(List<RequestLog> logs) {

  /** Dropwizard's name for the connector of the admin port. */
  private static final String ADMIN = "admin";

  /** Tells them from the start of the server, and after them whom the configuration names. */
  public void register(LifecycleEnvironment lifecycle) {
    lifecycle.addServerLifecycleListener(this::tell);
  }

  private void tell(Server server) {
    RequestLog configured = server.getRequestLog();
    RequestLog ours = new RequestLog.Collection(logs.toArray(RequestLog[]::new));
    RequestLog ofMainPort =
        (request, response) -> {
          String connector = request.getConnectionMetaData().getConnector().getName();
          if (!ADMIN.equals(connector)) {
            ours.log(request, response);
          }
        };
    server.setRequestLog(
        configured == null ? ofMainPort : new RequestLog.Collection(ofMainPort, configured));
  }
}
