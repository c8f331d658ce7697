package coffee.rest;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Simulates an unavailable or failing store behind ports. */
public final class SimulatedOutage {

  private record EndOfStreams(int elements, RuntimeException failure) {}

  private final Map<Class<?>, LongAdder> calls = new ConcurrentHashMap<>();
  private volatile Optional<RuntimeException> failure = Optional.empty();
  private volatile Optional<EndOfStreams> endOfStreams = Optional.empty();

  /** Makes the store unavailable. */
  public void begin() {
    failure =
        Optional.of(
            new DomainException(
                Reason.UNAVAILABLE, "service_unavailable", "The database is unavailable."));
  }

  /** Makes every call fail as a bug would. */
  public void begin(RuntimeException bug) {
    failure = Optional.of(bug);
  }

  /** Makes every stream fail in the middle. */
  public void endStreamsAfter(int elements, RuntimeException with) {
    endOfStreams = Optional.of(new EndOfStreams(elements, with));
  }

  /** Makes the store available again. */
  public void end() {
    endOfStreams = Optional.empty();
    failure = Optional.empty();
  }

  /** The number of port calls so far. */
  public long calls(Class<?> port) {
    return calls.computeIfAbsent(port, key -> new LongAdder()).sum();
  }

  private Object ending(Object result) {
    if (!(result instanceof Stream<?> stream) || endOfStreams.isEmpty()) {
      return result;
    }
    EndOfStreams end = endOfStreams.get();
    AtomicInteger taken = new AtomicInteger();
    Spliterator<?> oneByOne = Spliterators.spliteratorUnknownSize(stream.iterator(), 0);
    return StreamSupport.stream(oneByOne, false)
        .peek(
            element -> {
              if (taken.incrementAndGet() > end.elements()) {
                throw end.failure();
              }
            });
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
                return ending(method.invoke(store, arguments));
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
