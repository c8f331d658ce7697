package coffee.rest.http;

import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/** Jersey listener that is notified when a request has ended, successfully or not. */
@FunctionalInterface
public interface RequestEndListener extends ApplicationEventListener {

  /** Called when a request has ended: the response was sent or failed. */
  void onRequestFinished(ContainerRequest request);

  @Override
  default void onEvent(ApplicationEvent event) {
    // other events are ignored
  }

  @Override
  default RequestEventListener onRequest(RequestEvent start) {
    return event -> {
      if (event.getType() == RequestEvent.Type.FINISHED) {
        onRequestFinished(event.getContainerRequest());
      }
    };
  }
}
