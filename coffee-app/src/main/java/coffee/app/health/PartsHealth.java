package coffee.app.health;

import coffee.rest.service.Health;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The health of PostgreSQL and Redis; only one caller at a time checks it. */
public final class PartsHealth implements Health {

  private final Supplier<State> database;
  private final Supplier<State> redis;
  private final BooleanSupplier draining;

  /** Creates the health of these components. */
  public PartsHealth(
      Supplier<State> databaseState, Supplier<State> redisState, BooleanSupplier draining) {
    this.database = new RecentState(databaseState);
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

  @Override
  public State redis() {
    return redis.get();
  }
}
