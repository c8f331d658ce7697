package coffee.app.commands;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.operator.Administration;
import coffee.app.schema.SchemaCheck;
import coffee.app.storage.Stores;
import coffee.app.wiring.RedisWiring;
import coffee.domain.Ticker;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.person.RevocationChannel;
import coffee.persistence.local.InProcessRevocationChannel;
import coffee.persistence.redis.RedisConnections;
import coffee.persistence.redis.RedisRevocationChannel;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.ManagedDataSource;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;

/** Lazily connects a command to the stores, and disconnects at the end. */
final class OperatorConnection implements Supplier<Administration> {

  private final CoffeeConfiguration configuration;
  private final Optional<RedisClient> redis;
  private final ManagedDataSource connections;
  private @Nullable Administration administration;

  OperatorConnection(CoffeeConfiguration configuration) {
    this.configuration = configuration;
    this.redis = configuration.redis().address().map(RedisConnections::to);
    this.connections =
        configuration.database().forCommands().build(new MetricRegistry(), "operator");
  }

  @Override
  public Administration get() {
    if (administration == null) {
      administration = open();
    }
    return administration;
  }

  private Administration open() {
    Jdbi jdbi = Jdbi.create(connections);
    String store = new SchemaCheck(jdbi).run();
    Clock clock = Clock.systemUTC();
    AnswerCache answers =
        redis.isPresent()
            ? new RedisWiring(redis).answers(store, Ticker.SYSTEM)
            : new UnreachableAnswerCache();
    return Stores.over(jdbi)
        .administration(
            new Administration.Caches(answers, revocations(store)),
            clock,
            configuration.owner().zone());
  }

  /** Only publishes: a command ends before it could receive anything. */
  private RevocationChannel revocations(String store) {
    return redis
        .<RevocationChannel>map(it -> new RedisRevocationChannel(it, RedisWiring.channel(store)))
        .orElseGet(InProcessRevocationChannel::new);
  }

  void close() throws Exception {
    redis.ifPresent(RedisClient::close);
    connections.stop();
  }
}
