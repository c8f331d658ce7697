package coffee.app.mqtt;

import coffee.domain.Ticker;
import coffee.persistence.WorkLease;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one instance of all connected to the broker. Nothing waits while the broker is unreachable:
 * what is to be published is decided again when a connection is made, from what is stored then.
 */
public final class HomeAssistantPublisher implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(HomeAssistantPublisher.class);
  private static final String LEASE_NAME = "mqtt";

  /** How often the owner's row is read, to notice writes on any instance. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final Duration LEASE_POLL = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

  /** A connection that lasted as long is a success. */
  private static final long STABLE_NANOS = Duration.ofMinutes(1).toNanos();

  private static final Duration LAST_MESSAGE = Duration.ofSeconds(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final Broker broker;
  private final HomeAssistantDevice device;
  private final WorkLease lease;
  private final MqttObserver observer;
  private final ExecutorService presses =
      Executors.newSingleThreadExecutor(daemons("mqtt-presses"));
  private final ExecutorService thread = Executors.newSingleThreadExecutor(daemons("mqtt"));
  private final Semaphore wake = new Semaphore(0);
  private final Semaphore stopped = new Semaphore(0);

  private volatile boolean isStopped;
  private volatile String status = "not connected yet";

  /** Used only by the thread that connects. */
  private Duration pause = FIRST_PAUSE;

  /** Publishes the device of a person, once started. */
  public HomeAssistantPublisher(
      Broker broker, DeviceData data, ObjectMapper json, WorkLease lease, MqttObserver observer) {
    this.broker = broker;
    this.device = new HomeAssistantDevice(broker.topics(), data, json, observer, Ticker.SYSTEM);
    this.lease = lease;
    this.observer = observer;
  }

  private static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Whether there is a connection, in words for operators; no secrets. */
  public String status() {
    return status;
  }

  /** Begins to connect, and does not wait for it. */
  @Override
  public void start() {
    thread.execute(this::run);
  }

  private void run() {
    try {
      while (!isStopped) {
        sleep(attempt());
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  /** Connects if no other instance is connected, and returns how long to wait when it is over. */
  private Duration attempt() throws InterruptedException {
    long start = System.nanoTime();
    try {
      if (!lease.runIfFree(LEASE_NAME, this::serve)) {
        status = "another instance is connected";
        return LEASE_POLL;
      }
    } catch (RuntimeException failure) {
      warn("failed: " + failure.getMessage());
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return pauseAfter(System.nanoTime() - start);
  }

  private Duration pauseAfter(long nanos) {
    Duration next = nanos >= STABLE_NANOS ? FIRST_PAUSE : pause;
    Duration doubled = next.multipliedBy(2);
    pause = doubled.compareTo(MAX_PAUSE) < 0 ? doubled : MAX_PAUSE;
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextLong(next.toMillis() / 2, next.toMillis()));
  }

  private void serve() {
    try {
      device.readButtons();
      try (BrokerConnection connection = open()) {
        observer.connected();
        setStatus("connected");
        device.publishEverything();
        publishUntilEnd(connection);
      } catch (BrokerException refused) {
        observer.connectionFailed();
        warn("not connected: " + refused.getMessage());
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  private BrokerConnection open() throws BrokerException, InterruptedException {
    return BrokerConnection.open(
        broker,
        device.availability(HomeAssistantDevice.OFFLINE),
        device.subscriptions(),
        this::handle,
        presses);
  }

  private void publishUntilEnd(BrokerConnection connection) throws InterruptedException {
    LatestMessages messages = new LatestMessages(connection::publish, observer::published);
    try {
      while (!isStopped && !connection.end().isDone()) {
        device.refresh(messages);
        sleep(POLL);
      }
      if (!connection.end().isDone()) {
        setStatus("stopped");
      } else {
        warn("disconnected: " + connection.end().join());
      }
    } finally {
      observer.disconnected();
      sayGoodbye(connection);
    }
  }

  /** A clean end publishes no last will. */
  private void sayGoodbye(BrokerConnection connection) throws InterruptedException {
    if (connection.end().isDone()) {
      return;
    }
    try {
      connection
          .publish(device.availability(HomeAssistantDevice.OFFLINE))
          .get(LAST_MESSAGE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException gone) {
      LOG.debug("The broker did not accept the last message");
    }
  }

  private boolean handle(ReceivedMessage message) {
    boolean isDone = device.handle(message, this::pauseUnlessStopped);
    wake.release();
    return isDone;
  }

  private boolean pauseUnlessStopped(Duration time) {
    try {
      return !isStopped && !stopped.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void sleep(Duration time) throws InterruptedException {
    if (wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
  }

  private void setStatus(String now) {
    LOG.info("MQTT broker {}: {}", broker, now);
    status = now;
  }

  /**
   * Logs a failure unless it repeats the last one: a broker that is unreachable for a day takes one
   * line.
   */
  private void warn(String now) {
    if (!now.equals(status)) {
      LOG.warn("MQTT broker {}: {}", broker, now);
      status = now;
    }
  }

  /** Publishes that the device is offline. */
  @Override
  public void stop() throws InterruptedException {
    isStopped = true;
    stopped.release();
    wake.release();
    thread.shutdown();
    if (!thread.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      thread.shutdownNow();
    }
    presses.shutdownNow();
  }
}
