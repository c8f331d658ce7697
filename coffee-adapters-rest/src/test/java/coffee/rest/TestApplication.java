package coffee.rest;

import coffee.domain.EntryTimes;
import coffee.domain.InMemoryStore;
import coffee.domain.Transactions;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.intake.ReadIntakeToday;
import coffee.domain.person.Access;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuthenticateKey;
import coffee.domain.person.CreateKey;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeyUses;
import coffee.domain.person.OwnerKey;
import coffee.domain.person.People;
import coffee.domain.person.PersonId;
import coffee.domain.person.ProcessRevocations;
import coffee.domain.person.RecentKeys;
import coffee.domain.person.Revocations;
import coffee.domain.person.RevokeKey;
import coffee.domain.person.RotateKey;
import coffee.domain.person.Scope;
import coffee.rest.auth.BearerKeys;
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
import coffee.rest.key.CreateKeyResource;
import coffee.rest.key.KeyFields;
import coffee.rest.key.KeyResource;
import coffee.rest.key.KeysResource;
import coffee.rest.key.RotateKeyResource;
import coffee.rest.retry.Posts;
import coffee.rest.retry.Retries;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.auth.Authenticator;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.security.SecureRandom;
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
  final Revocations revocations = new ProcessRevocations();
  final SecureRandom random = new SecureRandom();
  final InMemoryStore store = new InMemoryStore(clock, Duration.ofMillis(200));

  @Override
  public void run(Configuration configuration, Environment environment) {
    ObjectMapper json = environment.getObjectMapper();
    environment.jersey().register(new Conventions(keys(), HOSTS, json));
    registerKeys(environment, json);
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

  private void registerKeys(Environment environment, ObjectMapper json) {
    ApiKeys keys = outage.before(ApiKeys.class, store.keys());
    CreateKey createKey = new CreateKey(keys, random, clock);
    KeyFields fields =
        new KeyFields(createKey, new Persons(outage.before(People.class, store.people())));
    JerseyEnvironment jersey = environment.jersey();
    jersey.register(new KeysResource(keys, clock));
    jersey.register(new CreateKeyResource(createKey, fields, BODIES));
    jersey.register(
        new RotateKeyResource(new RotateKey(keys, revocations, random, clock), fields, BODIES));
    jersey.register(
        new KeyResource(keys, new RevokeKey(keys, revocations, clock), new Records(json)));
  }

  /** Beside the keys that are given out, {@code key-} and a person's number allows everything. */
  private Authenticator<String, Caller> keys() {
    ApiKeys keys = outage.before(ApiKeys.class, store.keys());
    RecentKeys recent = new RecentKeys(keys, clock);
    revocations.listen(recent::forgetAll);
    AuthenticateKey authenticateKey =
        new AuthenticateKey(
            OwnerKey.of("the owner's key", new PersonId(Long.MAX_VALUE)),
            recent,
            new KeyUses(keys),
            clock);
    BearerKeys given = new BearerKeys(authenticateKey);
    return key -> key.matches("key-\\d+") ? Optional.of(everything(key)) : given.authenticate(key);
  }

  private static Caller everything(String key) {
    KeyId id =
        new KeyId(new PersonId(Long.parseLong(key.substring("key-".length()))), KeyId.CONFIGURED);
    return new Caller(new Access(id, Set.of(Scope.values())));
  }
}
