package coffee.app.health;

import coffee.app.configuration.OperatorException;
import coffee.app.schema.SchemaCheck;
import coffee.app.schema.SchemaState;
import com.codahale.metrics.health.HealthCheck;
import org.jdbi.v3.core.JdbiException;

/** Checks that the schema is supported; it may change while the service runs. */
public final class SchemaHealthCheck extends HealthCheck {

  private final SchemaCheck schema;

  /** Creates a check of a database. */
  public SchemaHealthCheck(SchemaCheck schema) {
    this.schema = schema;
  }

  @Override
  protected Result check() {
    try {
      SchemaState state = schema.state();
      state.requireUsable();
      return Result.healthy(
          state.isAhead()
              ? "newer by %s, compatible".formatted(String.join(", ", state.unknown().keySet()))
              : "up to date");
    } catch (OperatorException refusal) {
      return Result.unhealthy(String.valueOf(refusal.getMessage()));
    } catch (JdbiException failure) {
      return Result.unhealthy("cannot be read: " + RootCause.words(failure));
    }
  }
}
