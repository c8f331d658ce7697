package coffee.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.person.RevocationChannel;
import coffee.domain.person.RevocationChannelContract;
import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisRevocationChannelTest implements RevocationChannelContract {

  private TestRedis server = TestRedis.start();
  private final URI address = server.address();
  private final Instance one = new Instance(address);
  private final Instance other = new Instance(address);

  /** One instance of the service, which counts received revocations. */
  private static final class Instance implements AutoCloseable {
    private final RedisClient redis;
    private final RedisRevocationChannel revocations;
    private final Semaphore heard = new Semaphore(0);

    Instance(URI address) {
      redis = TestRedis.patientClient(address);
      revocations = new RedisRevocationChannel(redis, "keys");
      revocations.subscribe(heard::release);
    }

    /** Waits for a new revocation; false if none arrives. */
    boolean hears() throws InterruptedException {
      return heard.tryAcquire(2, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
      revocations.close();
      redis.close();
    }
  }

  @AfterEach
  void stop() {
    one.close();
    other.close();
    server.close();
  }

  @Override
  public RevocationChannel revocations() {
    return one.revocations;
  }

  @Test
  void notifiesOtherInstances() throws InterruptedException {
    other.revocations.start();
    assertThat(other.hears()).as("that it can hear now").isTrue();

    one.revocations.publish();

    assertThat(other.hears()).isTrue();
  }

  @Test
  void reconnectsAfterOutage() throws InterruptedException {
    other.revocations.start();
    assertThat(other.hears()).isTrue();
    server.close();
    one.revocations.publish();

    server = TestRedis.startAgain(address);

    assertThat(other.hears()).as("what may have been said meanwhile").isTrue();
    one.revocations.publish();
    assertThat(other.hears()).isTrue();
  }

  @Test
  void startsWithoutRedis() throws InterruptedException {
    server.close();
    other.revocations.start();
    other.revocations.publish();
    assertThat(other.hears()).as("what it says itself").isTrue();

    server = TestRedis.startAgain(address);

    assertThat(other.hears()).isTrue();
  }
}
