package coffee.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import coffee.app.configuration.LogLevels;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Drops what libraries would log below INFO, whichever levels are set and by whom: see {@link
 * LogLevels#mayWrite}.
 */
public final class LibraryLogFilter extends TurboFilter {

  private LibraryLogFilter() {}

  /** Drops them from now on in this process, also when its log is configured again. */
  public static void drop() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    synchronized (LibraryLogFilter.class) {
      if (context.getCopyOfListenerList().stream().noneMatch(AfterReset.class::isInstance)) {
        context.addListener(new AfterReset());
        add(context);
      }
    }
  }

  private static void add(LoggerContext context) {
    LibraryLogFilter filter = new LibraryLogFilter();
    filter.setContext(context);
    filter.start();
    context.addTurboFilter(filter);
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] arguments,
      @Nullable Throwable failure) {
    return LogLevels.mayWrite(logger.getName(), level) ? FilterReply.NEUTRAL : FilterReply.DENY;
  }

  /** Configuring a log begins with a reset, which takes the filters away. */
  private static final class AfterReset implements LoggerContextListener {

    @Override
    public boolean isResetResistant() {
      return true;
    }

    @Override
    public void onReset(LoggerContext context) {
      add(context);
    }

    @Override
    public void onStart(LoggerContext context) {
      // it is started once, before this listens
    }

    @Override
    public void onStop(LoggerContext context) {
      // nothing is logged any more
    }

    @Override
    public void onLevelChange(Logger logger, Level level) {
      // the filter holds for every level
    }
  }
}
