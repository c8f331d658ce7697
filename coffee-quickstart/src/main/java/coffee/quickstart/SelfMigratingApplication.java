package coffee.quickstart;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import coffee.app.CoffeeApplication;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.schema.Migration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The service, which migrates its database before it starts. */
class SelfMigratingApplication extends CoffeeApplication {

  private final boolean isDemonstration;
  private final HomeLog log;
  private final List<ServerLifecycleListener> listeners;

  SelfMigratingApplication(
      Map<String, String> environment,
      boolean isDemonstration,
      HomeLog log,
      List<ServerLifecycleListener> listeners) {
    super(environment);
    this.isDemonstration = isDemonstration;
    this.log = log;
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void run(CoffeeConfiguration configuration, Environment environment) throws Exception {
    log.apply(configuration.getLoggingFactory(), environment.metrics(), getName());
    logWarningsOnly("io.zonky"); // PostgreSQL has a log of its own
    Migration.run(configuration.database().forCommands());
    if (isDemonstration) {
      new DemoDataLoader(configuration, System.err).loadIfEmpty();
    }
    super.run(configuration, environment);
    listeners.forEach(environment.lifecycle()::addServerLifecycleListener);
  }

  private static void logWarningsOnly(String name) {
    if (LoggerFactory.getLogger(name) instanceof Logger logger) {
      logger.setLevel(Level.WARN);
    }
  }
}
