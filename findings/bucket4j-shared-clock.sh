#!/usr/bin/env bash
# bucket4j_jdk17-core 8.17.0.
#
# Behaviour: the builder of a proxy manager (buckets shared by several processes) refuses a clock that all processes
# share, for example a count of nanoseconds that they all read from one place, if the clock's isWallClockBased() is
# false: the library takes "not the time of day" for "not the same in every process". The check looks only at what the
# clock says of itself, and only in the builder: ClientSideConfig takes the same clock, and the bucket works with it. So
# a shared clock that counts from zero has to call itself wall-clock based to pass the builder.
#
# Output seen:
#   builder:  IllegalArgumentException: Trying to use not wall-based clock class SharedClock$Clock in distributed environment
#   config:   accepted; 2 tokens taken, a third refused, one more after a second: true true false true
#
# Exits with 0 while this is so, and with another status if it changes. Needs a JDK 17 and a network.
set -euo pipefail
maven=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"$maven" -q -B dependency:copy -Dartifact=com.bucket4j:bucket4j_jdk17-core:8.17.0 -DoutputDirectory="$work"

cat > SharedClock.java <<'JAVA'
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.AbstractProxyManagerBuilder;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

class SharedClock {
  public static void main(String[] arguments) {
    Clock clock = new Clock();
    try {
      new StoreBuilder().clientClock(clock);
      System.out.println("builder:  accepted");
    } catch (IllegalArgumentException e) {
      System.out.println("builder:  " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }

    Store store = new Store(ClientSideConfig.getDefault().withClientClock(clock));
    BucketConfiguration twoPerTwoSeconds =
        BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(2).refillGreedy(2, Duration.ofSeconds(2)))
            .build();
    BucketProxy bucket = store.builder().build("ada", () -> twoPerTwoSeconds);
    String taken = bucket.tryConsume(1) + " " + bucket.tryConsume(1) + " " + bucket.tryConsume(1);
    clock.nanos += 1_000_000_000;
    System.out.println(
        "config:   accepted; 2 tokens taken, a third refused, one more after a second: "
            + taken
            + " "
            + bucket.tryConsume(1));
  }

  /** Stands for a clock that every process reads from one place; it counts from zero. */
  static final class Clock implements TimeMeter {
    long nanos;

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  static final class StoreBuilder extends AbstractProxyManagerBuilder<String, Store, StoreBuilder> {
    @Override
    public Store build() {
      return new Store(getClientSideConfig());
    }
  }

  /** Stands for the store that the processes share. */
  static final class Store extends AbstractCompareAndSwapBasedProxyManager<String> {
    private final Map<String, byte[]> states = new HashMap<>();

    Store(ClientSideConfig config) {
      super(config);
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
      return new CompareAndSwapOperation() {
        @Override
        public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
          return Optional.ofNullable(states.get(key));
        }

        @Override
        public boolean compareAndSwap(
            byte[] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
          if (!Arrays.equals(states.get(key), before)) {
            return false;
          }
          states.put(key, after);
          return true;
        }
      };
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isAsyncModeSupported() {
      return false;
    }

    @Override
    public void removeProxy(String key) {
      states.remove(key);
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String key) {
      throw new UnsupportedOperationException();
    }
  }
}
JAVA
java -cp bucket4j_jdk17-core-8.17.0.jar SharedClock.java > output
cat output
diff - output <<'EXPECTED'
builder:  IllegalArgumentException: Trying to use not wall-based clock class SharedClock$Clock in distributed environment
config:   accepted; 2 tokens taken, a third refused, one more after a second: true true false true
EXPECTED
