package coffee.app.health;

import coffee.rest.service.Health;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The health of PostgreSQL and Redis, looked at by one caller at a time. */
public final class PartsHealth implements Health {

  private final Supplier<State> database;
  private final Supplier<State> redis;
  private final BooleanSupplier draining;

  /** Of these parts. */
  public PartsHealth(Jdbi jdbi, Supplier<State> redisState, BooleanSupplier draining) {
    this.database = new RecentState(() -> state(jdbi));
    this.redis = new RecentState(redisState);
    this.draining = draining;
  }

  @Override
  public boolean isDraining() {
    return draining.getAsBoolean();
  }

  @Override
  public State database() {
    return database.get();
  }

  /** A connection leaves the pool only after it was found to work. */
  private static State state(Jdbi jdbi) {
    try {
      jdbi.useHandle(handle -> {});
      return State.OK;
    } catch (JdbiException away) {
      return State.DOWN;
    }
  }

  @Override
  public State redis() {
    return redis.get();
  }
}
