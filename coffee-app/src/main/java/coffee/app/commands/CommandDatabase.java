package coffee.app.commands;

import coffee.app.configuration.CoffeeConfiguration;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.ManagedDataSource;
import org.jdbi.v3.core.Jdbi;

/** The database connection of a command; connects on first use. */
final class CommandDatabase implements AutoCloseable {

  private final ManagedDataSource connections;

  CommandDatabase(CoffeeConfiguration configuration) {
    this.connections =
        configuration.database().forCommands().build(new MetricRegistry(), "command");
  }

  Jdbi jdbi() {
    return Jdbi.create(connections);
  }

  @Override
  public void close() {
    try {
      connections.stop();
    } catch (Exception failure) { // what a pool is declared to throw
      throw new IllegalStateException("cannot close the connections", failure);
    }
  }
}
