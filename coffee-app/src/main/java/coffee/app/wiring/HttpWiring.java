package coffee.app.wiring;

import coffee.app.configuration.Version;
import coffee.app.configuration.WebSettings;
import coffee.app.edge.SlowClientMonitor;
import coffee.app.edge.SpeedLimits;
import coffee.app.tasks.CrossSiteRequestFilter;
import coffee.domain.limit.RateLimit;
import coffee.rest.docs.DocsResource;
import coffee.rest.docs.OpenApiResource;
import coffee.rest.http.AbortedResponseCounter;
import coffee.rest.http.PeerAddressHandler;
import coffee.rest.http.ProblemErrorHandler;
import coffee.rest.http.UnconsumedBodyHandler;
import coffee.rest.json.RequestBodies;
import coffee.rest.service.HealthResource;
import coffee.rest.service.InfoResource;
import coffee.rest.service.LivenessResource;
import coffee.rest.service.RootResource;
import coffee.rest.service.ServiceHealth;
import coffee.web.AssetResource;
import coffee.web.PageFiles;
import coffee.web.PageResource;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.jetty.MutableServletContextHandler;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Wires HTTP: the protection of connections, request logs, and the resources of the service. */
public record HttpWiring(Environment environment) {

  private static final SpeedLimits SPEED_LIMITS =
      new SpeedLimits(
          Duration.ofSeconds(10), Duration.ofSeconds(10), 256, Duration.ofSeconds(60), 4_096);

  private static final PeriodicTask SLOW_CLIENT_CHECKS =
      PeriodicTask.every(Duration.ofSeconds(1), "slow-clients", "Checking for slow clients failed");

  /** Paths with large uploads or downloads. */
  private static final List<String> FILES =
      List.of("/v1/imports", "/v1/ingest/health-auto-export", "/v1/export");

  /** Dropwizard's name of the admin connector. */
  private static final String ADMIN = "admin";

  /**
   * Sends errors as problems, disconnects slow clients, does not count disconnects as errors, and
   * protects the admin port from web pages.
   */
  public void protect(WebSettings web) {
    ProblemErrorHandler pages = new ProblemErrorHandler();
    SlowClientMonitor slow =
        new SlowClientMonitor(SPEED_LIMITS, path -> FILES.stream().anyMatch(path::startsWith));
    environment.getApplicationContext().setErrorHandler(pages);
    environment.getApplicationContext().insertHandler(new PeerAddressHandler());
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
    SLOW_CLIENT_CHECKS.schedule(environment.lifecycle(), () -> slow.checkAll(System.nanoTime()));
  }

  private static void watch(Server server, SlowClientMonitor slow) {
    Arrays.stream(server.getConnectors())
        .filter(ServerConnector.class::isInstance)
        .map(ServerConnector.class::cast)
        .forEach(connector -> connector.addBean(slow, false));
  }

  /**
   * Notifies logs of answered requests, including unmatched ones, before the configured log.
   *
   * @param logs listeners for requests to the main port
   */
  public void logRequests(RequestLog... logs) {
    RequestLog all = new RequestLog.Collection(logs);
    RequestLog ofMainPort =
        (request, response) -> {
          String connector = request.getConnectionMetaData().getConnector().getName();
          if (!ADMIN.equals(connector)) {
            all.log(request, response);
          }
        };
    environment
        .lifecycle()
        .addServerLifecycleListener(
            server -> {
              RequestLog configured = server.getRequestLog();
              server.setRequestLog(
                  configured == null
                      ? ofMainPort
                      : new RequestLog.Collection(ofMainPort, configured));
            });
  }

  /**
   * Registers the information about the service.
   *
   * @param limits rate limits; empty if nothing is limited
   */
  public void service(
      InfoResource.Rules rules,
      RequestBodies bodies,
      List<RateLimit> limits,
      ServiceHealth health) {
    JerseyEnvironment jersey = environment.jersey();
    jersey.register(new RootResource(Version.CURRENT));
    jersey.register(new InfoResource(Version.CURRENT, rules, bodies, limits));
    jersey.register(new HealthResource(Version.CURRENT, health));
    jersey.register(new LivenessResource(Version.CURRENT));
    jersey.register(new OpenApiResource());
    jersey.register(new DocsResource());
  }

  /** Registers the page that people open in a browser. */
  public void page() {
    PageFiles files = PageFiles.packaged();
    environment.jersey().register(new PageResource(files));
    environment.jersey().register(new AssetResource(files));
  }
}
