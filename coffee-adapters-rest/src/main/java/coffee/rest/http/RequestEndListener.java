package coffee.rest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/** Jersey listener that is notified when a request has ended, successfully or not. */
@FunctionalInterface
public interface RequestEndListener extends ApplicationEventListener {

  /** Marks requests that go on without a thread. */
  String SUSPENDED = "coffee.suspended";

  /** Called when a request has ended: the response was sent or failed. */
  void onRequestFinished(ContainerRequest request);

  @Override
  default void onEvent(ApplicationEvent event) {
    // other events are ignored
  }

  @Override
  default RequestEventListener onRequest(RequestEvent start) {
    return onEnd(event -> onRequestFinished(event.getContainerRequest()));
  }

  /** Does something once, when a request has ended, or goes on suspended. */
  static RequestEventListener onEnd(Consumer<RequestEvent> action) {
    AtomicBoolean hasEnded = new AtomicBoolean();
    return event -> {
      if (isEnd(event) && hasEnded.compareAndSet(false, true)) {
        action.accept(event);
      }
    };
  }

  /** Jetty has taken the properties of a suspended request back when its response was sent. */
  private static boolean isEnd(RequestEvent event) {
    return switch (event.getType()) {
      case FINISHED -> true;
      case RESOURCE_METHOD_FINISHED -> event.getContainerRequest().getProperty(SUSPENDED) != null;
      default -> false;
    };
  }

  /** Lets the request count as ended when its resource method returns: it goes on suspended. */
  static void markSuspended(ContainerRequestContext request) {
    request.setProperty(SUSPENDED, true);
  }
}
