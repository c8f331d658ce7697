package coffee.app.health;

import coffee.rest.service.ServiceHealth;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The health of PostgreSQL and Redis; only one caller at a time checks it. */
public final class DependencyHealth implements ServiceHealth {

  private final Supplier<State> database;
  private final Supplier<State> redis;
  private final BooleanSupplier draining;

  /** Creates the health of these components. */
  public DependencyHealth(
      Supplier<State> databaseState, Supplier<State> redisState, BooleanSupplier draining) {
    this.database = new LastKnownState(databaseState);
    this.redis = new LastKnownState(redisState);
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
