package coffee.app.health;

import coffee.rest.service.Health;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The health of PostgreSQL and Redis. */
public record PartsHealth(Jdbi jdbi, Supplier<State> redisState, BooleanSupplier draining)
    implements Health {

  @Override
  public boolean isDraining() {
    return draining.getAsBoolean();
  }

  /** A connection leaves the pool only after it was found to work. */
  @Override
  public State database() {
    try {
      jdbi.useHandle(handle -> {});
      return State.OK;
    } catch (JdbiException away) {
      return State.DOWN;
    }
  }

  @Override
  public State redis() {
    return redisState.get();
  }
}
