package coffee.app.wiring;

import coffee.app.configuration.WebSettings;
import coffee.app.edge.SlowClientMonitor;
import coffee.app.edge.SpeedLimits;
import coffee.app.tasks.CrossSiteRequestFilter;
import coffee.rest.http.AbortedResponseCounter;
import coffee.rest.http.ProblemErrorHandler;
import coffee.rest.http.UnconsumedBodyHandler;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.MutableServletContextHandler;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Wires the protection of connections. */
public final class EdgeWiring {

  private static final SpeedLimits TERMS =
      new SpeedLimits(
          Duration.ofSeconds(10), Duration.ofSeconds(10), 256, Duration.ofSeconds(60), 4_096);

  /** Paths with large uploads or downloads. */
  private static final List<String> FILES =
      List.of("/v1/imports", "/v1/ingest/health-auto-export", "/v1/export");

  private static final long SECONDS_BETWEEN_LOOKS = 1;

  private EdgeWiring() {}

  /**
   * Sends errors as problems, disconnects slow clients, does not count disconnects as errors, and
   * protects the admin port from web pages.
   */
  public static void register(Environment environment, WebSettings web) {
    ProblemErrorHandler pages = new ProblemErrorHandler();
    SlowClientMonitor slow = new SlowClientMonitor(TERMS, EdgeWiring::isFileTransfer);
    environment.getApplicationContext().setErrorHandler(pages);
    for (MutableServletContextHandler context :
        List.of(environment.getApplicationContext(), environment.getAdminContext())) {
      context.insertHandler(new UnconsumedBodyHandler());
      context.insertHandler(slow.requestTracker());
    }
    environment
        .jersey()
        .register(
            new AbortedResponseCounter(environment.metrics().counter("answers.cut-off")::inc));
    environment
        .admin()
        .addFilter("no-pages", new CrossSiteRequestFilter(Set.copyOf(web.hosts())))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    environment
        .lifecycle()
        .addServerLifecycleListener(
            server -> {
              server.setErrorHandler(pages);
              watch(server, slow);
            });
    scheduleChecks(slow, environment.lifecycle());
  }

  private static boolean isFileTransfer(String path) {
    return FILES.stream().anyMatch(path::startsWith);
  }

  private static void watch(Server server, SlowClientMonitor slow) {
    Arrays.stream(server.getConnectors())
        .filter(ServerConnector.class::isInstance)
        .map(ServerConnector.class::cast)
        .forEach(connector -> connector.addBean(slow, false));
  }

  private static void scheduleChecks(SlowClientMonitor slow, LifecycleEnvironment lifecycle) {
    ScheduledExecutorService executor =
        lifecycle.scheduledExecutorService("slow-clients-%d", true).threads(1).build();
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(
            () -> slow.checkAll(System.nanoTime()),
            SECONDS_BETWEEN_LOOKS,
            SECONDS_BETWEEN_LOOKS,
            TimeUnit.SECONDS);
  }
}
