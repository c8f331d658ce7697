package coffee.app.commands;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.Version;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Environment;
import java.util.Arrays;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code server}: runs the server until it is stopped. */
public final class ServeCommand extends ServerCommand<CoffeeConfiguration> {

  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  /** Creates the command for an application. */
  public ServeCommand(Application<CoffeeConfiguration> application) {
    super(application, "server", "Serves over HTTP");
  }

  @Override
  protected void run(
      Environment environment, Namespace namespace, CoffeeConfiguration configuration)
      throws Exception {
    Server server = configuration.getServerFactory().build(environment);
    server.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStopped(LifeCycle event) {
            cleanup();
          }
        });
    cleanupAsynchronously();
    try {
      server.start();
      LOG.info("Coffee Tracker {} listens on {}", Version.CURRENT, addresses(server));
    } catch (Exception failure) { // stops what has started; the caller reports it
      server.stop();
      throw failure;
    }
  }

  private static List<String> addresses(Server server) {
    return Arrays.stream(server.getConnectors())
        .filter(ServerConnector.class::isInstance)
        .map(ServerConnector.class::cast)
        .map(one -> "%s:%d".formatted(one.getHost(), one.getLocalPort()))
        .toList();
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {
    CommandErrors.print(e, cli.getStdErr());
  }
}
