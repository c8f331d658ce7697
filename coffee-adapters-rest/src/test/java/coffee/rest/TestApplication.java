package coffee.rest;

import coffee.domain.EntryTimes;
import coffee.domain.InMemoryStore;
import coffee.domain.Transactions;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.intake.ReadIntakeToday;
import coffee.domain.person.People;
import coffee.domain.person.PersonId;
import coffee.rest.batch.Batches;
import coffee.rest.conventions.Conventions;
import coffee.rest.http.ErrorPages;
import coffee.rest.http.Records;
import coffee.rest.intake.CoffeeFields;
import coffee.rest.intake.CoffeeResource;
import coffee.rest.intake.CoffeeTotalsResource;
import coffee.rest.intake.CoffeesResource;
import coffee.rest.intake.LogCoffeeResource;
import coffee.rest.intake.LogCoffeesResource;
import coffee.rest.json.Bodies;
import coffee.rest.retry.Posts;
import coffee.rest.retry.Retries;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.auth.Authenticator;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The resources and conventions over a store in memory, wired like the real application. */
final class TestApplication extends Application<Configuration> {

  /** Small, so that tests of the limits need not send much. */
  static final Bodies BODIES = new Bodies(64 << 10, 512 << 10);

  static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "*.example.org");

  final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  final Outage outage = new Outage();
  final InMemoryStore store = new InMemoryStore(clock, Duration.ofMillis(200));

  @Override
  public void run(Configuration configuration, Environment environment) {
    ObjectMapper json = environment.getObjectMapper();
    environment.jersey().register(new Conventions(keys(), HOSTS, json));
    ErrorPages errorPages = new ErrorPages();
    environment.getApplicationContext().setErrorHandler(errorPages);
    environment.lifecycle().addServerLifecycleListener(s -> s.setErrorHandler(errorPages));
    registerCoffee(environment, json);
  }

  private void registerCoffee(Environment environment, ObjectMapper json) {
    IntakeLog log = outage.before(IntakeLog.class, store.intakes());
    Persons persons = new Persons(outage.before(People.class, store.people()));
    CoffeeFields fields = new CoffeeFields(IntakeRules.DEFAULT, new EntryTimes(clock), persons);
    Records records = new Records(json);
    Transactions transactions = outage.before(Transactions.class, store.transactions());
    Retries retries = new Retries(store.ledger(), transactions, clock, json);
    Posts posts = new Posts(BODIES, retries);
    JerseyEnvironment jersey = environment.jersey();
    jersey.register(new LogCoffeeResource(log, fields, posts, records));
    jersey.register(new LogCoffeesResource(log, fields, posts, new Batches(transactions)));
    jersey.register(new CoffeesResource(log, persons));
    jersey.register(new CoffeeResource(log, fields, BODIES, records));
    jersey.register(
        new CoffeeTotalsResource(
            new ReadIntakeToday(log, IntakeRules.DEFAULT, clock),
            new ReadIntakeDays(log, clock),
            persons));
  }

  /** The key of a person is {@code key-} and their number. */
  private static Authenticator<String, Caller> keys() {
    return key ->
        key.matches("key-\\d+")
            ? Optional.of(
                new Caller(
                    new PersonId(Long.parseLong(key.substring(4))), Set.of(Caller.Scope.values())))
            : Optional.empty();
  }
}
