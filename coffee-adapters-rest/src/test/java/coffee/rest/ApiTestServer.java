package coffee.rest;

import coffee.domain.InMemoryStore;
import coffee.domain.imports.InMemoryImportSpool;
import coffee.domain.person.Person;
import coffee.rest.changes.ChangeWaits;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.testing.ResourceHelpers;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The API on a real server, for tests. All tests of the process share a server; each test has its
 * own persons, and starts at noon UTC on 1 March 2026, a Sunday, with the store available.
 */
public final class ApiTestServer implements BeforeEachCallback {

  private static final TestApplication APPLICATION = new TestApplication();
  private static final DropwizardTestSupport<Configuration> SERVER = start();
  private static final AtomicInteger PERSONS = new AtomicInteger();

  @Override
  public void beforeEach(ExtensionContext context) {
    APPLICATION.clock.set("2026-03-01T12:00:00Z");
    APPLICATION.outage.end();
    APPLICATION.limiter.lift();
  }

  public SettableClock clock() {
    return APPLICATION.clock;
  }

  public SimulatedOutage outage() {
    return APPLICATION.outage;
  }

  public InMemoryStore store() {
    return APPLICATION.store;
  }

  /** Sets all rate limits to a number of requests per minute until the test ends. */
  public void limitTo(int requests) {
    APPLICATION.limiter.limitTo(requests);
  }

  public ChangeWaits waits() {
    return APPLICATION.waits();
  }

  public InMemoryImportSpool spool() {
    return APPLICATION.spool;
  }

  /** Runs all waiting imports. */
  public void runImports() {
    boolean foundOne = true;
    while (foundOne) {
      foundOne = APPLICATION.importWorker.runNext();
    }
  }

  public int port() {
    return SERVER.getLocalPort();
  }

  /** Creates a person in Berlin with a key. */
  public ApiTestClient person() {
    return person("Europe/Berlin");
  }

  /** Creates a person in a time zone with a key. */
  public ApiTestClient person(String zone) {
    String name = "person " + PERSONS.incrementAndGet();
    Person person = APPLICATION.store.people().ensure(name, ZoneId.of(zone));
    return new ApiTestClient(port(), person.id());
  }

  private static DropwizardTestSupport<Configuration> start() {
    DropwizardTestSupport<Configuration> support =
        new DropwizardTestSupport<>(
            TestApplication.class, ResourceHelpers.resourceFilePath("server.yml")) {
          @Override
          public TestApplication newApplication() {
            return APPLICATION;
          }
        };
    try {
      support.before();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
    return support;
  }
}
