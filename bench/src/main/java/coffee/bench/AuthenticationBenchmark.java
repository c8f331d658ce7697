package coffee.bench;

import coffee.domain.person.Access;
import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuthenticateKey;
import coffee.domain.person.BearerKey;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeyTerms;
import coffee.domain.person.KeyUses;
import coffee.domain.person.OwnerKey;
import coffee.domain.person.PersonId;
import coffee.domain.person.RecentKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs a request to find out who calls, when the key was seen a moment ago. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AuthenticationBenchmark {

  private static final String OWNERS = "an owner's key of forty characters or so";

  private AuthenticateKey authenticateKey;
  private String key;

  /** A store with one key, and an instance that has not seen it yet. */
  @Setup
  public void giveOutAKey() {
    PersonId person = new PersonId(1);
    BearerKey bearer =
        new BearerKey(new KeyId(person, 1), BearerKey.drawSecret(new SecureRandom()));
    KeyTerms terms =
        new KeyTerms("phone", EnumSet.allOf(coffee.domain.person.Scope.class), Optional.empty());
    ApiKeys keys = new OneKey(ApiKey.issued(bearer, terms, Instant.EPOCH));
    Clock clock = Clock.systemUTC();
    authenticateKey =
        new AuthenticateKey(
            OwnerKey.of(OWNERS, person), new RecentKeys(keys, clock), new KeyUses(keys), clock);
    key = bearer.text();
  }

  @Benchmark
  public Optional<Access> aPersonsKey() {
    return authenticateKey.authenticate(key);
  }

  @Benchmark
  public Optional<Access> theOwnersKey() {
    return authenticateKey.authenticate(OWNERS);
  }

  @Benchmark
  public Optional<Access> noKeyAtAll() {
    return authenticateKey.authenticate("some text that is no key of any kind");
  }

  /** Knows one key and cannot change it. */
  private record OneKey(ApiKey key) implements ApiKeys {

    @Override
    public Optional<ApiKey> find(KeyId id) {
      return Optional.of(key);
    }

    @Override
    public List<ApiKey> of(PersonId person, Instant now) {
      return List.of(key);
    }

    @Override
    public ApiKey create(PersonId person, Function<KeyId, ApiKey> make, Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ApiKey rotate(
        KeyId old, Instant oldWorksUntil, BiFunction<ApiKey, KeyId, ApiKey> make, Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void revoke(KeyId id, Instant now, Actor by) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void used(Map<KeyId, Instant> lastUses) {
      throw new UnsupportedOperationException();
    }
  }
}
