package coffee.rest;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A switch in front of ports: while it is on, the store is away. */
public final class Outage {

  private volatile boolean on;

  /** Takes the store away. */
  public void begin() {
    on = true;
  }

  /** Brings the store back. */
  public void end() {
    on = false;
  }

  <T> T before(Class<T> port, T store) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (on) {
                throw new DomainException(
                    Reason.UNAVAILABLE, "service_unavailable", "The database is away.");
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
