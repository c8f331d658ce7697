package coffee.rest.http;

import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/** For Jersey, which tells it when a request has ended, whatever became of it. */
@FunctionalInterface
public interface RequestEnd extends ApplicationEventListener {

  /** A request has ended: its answer has been given, or cannot be. */
  void ended(ContainerRequest request);

  @Override
  default void onEvent(ApplicationEvent event) {
    // of no interest
  }

  @Override
  default RequestEventListener onRequest(RequestEvent start) {
    return event -> {
      if (event.getType() == RequestEvent.Type.FINISHED) {
        ended(event.getContainerRequest());
      }
    };
  }
}
