package coffee.app.wiring;

import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.util.List;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;

/**
 * Wires the listeners of answered requests, including unmatched ones.
 *
 * @param logs listeners for requests to the main port
 */
public record RequestLogWiring(List<RequestLog> logs) {

  /** Dropwizard's name of the admin connector. */
  private static final String ADMIN = "admin";

  /** Notifies them from the start of the server, followed by the configured request log. */
  public void register(LifecycleEnvironment lifecycle) {
    lifecycle.addServerLifecycleListener(this::install);
  }

  private void install(Server server) {
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
