package coffee.rest;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** A switch in front of ports: while it is on, the store is away or broken. */
public final class Outage {

  private final Map<Class<?>, LongAdder> calls = new ConcurrentHashMap<>();
  private volatile Optional<RuntimeException> failure = Optional.empty();

  /** Takes the store away. */
  public void begin() {
    failure =
        Optional.of(
            new DomainException(
                Reason.UNAVAILABLE, "service_unavailable", "The database is away."));
  }

  /** Lets every call fail like a bug would. */
  public void begin(RuntimeException bug) {
    failure = Optional.of(bug);
  }

  /** Brings the store back. */
  public void end() {
    failure = Optional.empty();
  }

  /** How often a port was called so far. */
  public long calls(Class<?> port) {
    return calls.computeIfAbsent(port, key -> new LongAdder()).sum();
  }

  <T> T before(Class<T> port, T store) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              calls.computeIfAbsent(port, key -> new LongAdder()).increment();
              if (failure.isPresent()) {
                throw failure.get();
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
