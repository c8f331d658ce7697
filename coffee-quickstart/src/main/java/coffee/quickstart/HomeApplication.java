package coffee.quickstart;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import coffee.app.CoffeeApplication;
import coffee.app.commands.ServeCommand;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.schema.Migration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The service, which brings its own database up to date before it serves. */
final class HomeApplication extends CoffeeApplication {

  private final boolean isDemonstration;
  private final List<ServerLifecycleListener> listeners;

  HomeApplication(
      Map<String, String> environment,
      boolean isDemonstration,
      List<ServerLifecycleListener> listeners) {
    super(environment);
    this.isDemonstration = isDemonstration;
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void run(CoffeeConfiguration configuration, Environment environment) throws Exception {
    silence("io.zonky"); // PostgreSQL has a log of its own
    silence(ServeCommand.class.getName()); // the greeting says where it listens
    Migration.run(configuration.database().forCommands());
    if (isDemonstration) {
      new Demonstration(configuration).loadIfEmpty();
    }
    super.run(configuration, environment);
    listeners.forEach(environment.lifecycle()::addServerLifecycleListener);
  }

  private static void silence(String name) {
    if (LoggerFactory.getLogger(name) instanceof Logger logger) {
      logger.setLevel(Level.WARN);
    }
  }
}
