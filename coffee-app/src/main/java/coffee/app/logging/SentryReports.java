package coffee.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import org.slf4j.LoggerFactory;

/**
 * Sends errors in the log to Sentry. Of a request, only its id is sent: no address, no headers, no
 * body, no key.
 */
public final class SentryReports {

  private SentryReports() {}

  /**
   * Starts and stops with the service.
   *
   * @param dsn DSN of the Sentry project, a secret
   * @param version version of the service
   */
  public static void start(String dsn, String version, LifecycleEnvironment lifecycle) {
    SentryAppender appender = new SentryAppender();
    appender.setContext((ch.qos.logback.classic.LoggerContext) LoggerFactory.getILoggerFactory());
    appender.setOptions(options(dsn, version));
    appender.setMinimumEventLevel(Level.ERROR);
    appender.setMinimumBreadcrumbLevel(Level.OFF);
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    lifecycle.manage(
        new io.dropwizard.lifecycle.Managed() {
          @Override
          public void start() {
            appender.start();
            root.addAppender(appender);
          }

          @Override
          public void stop() {
            root.detachAppender(appender);
            appender.stop();
            Sentry.close(); // sends what is waiting
          }
        });
  }

  private static SentryOptions options(String dsn, String version) {
    SentryOptions options = new SentryOptions();
    options.setDsn(dsn);
    options.setRelease("coffee-tracker@" + version);
    options.setSendDefaultPii(false);
    options.setAttachServerName(false);
    options.setEnableUncaughtExceptionHandler(false);
    options.setEnableExternalConfiguration(false);
    options.setEnableShutdownHook(false);
    options.setMaxBreadcrumbs(0);
    options.setBeforeSend((event, hint) -> scrubbed(event));
    return options;
  }

  private static SentryEvent scrubbed(SentryEvent event) {
    event.setRequest(null);
    event.setUser(null);
    event.setBreadcrumbs(null);
    return event;
  }
}
