package coffee.quickstart;

import ch.qos.logback.classic.spi.ILoggingEvent;
import coffee.app.logging.LogLayoutFactory;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.logging.common.AbstractAppenderFactory;
import io.dropwizard.logging.common.AppenderFactory;
import io.dropwizard.logging.common.ConsoleAppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.FileAppenderFactory;
import io.dropwizard.logging.common.LoggingFactory;
import io.dropwizard.util.DataSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The log of a service that runs in a terminal: all of it goes to a file in the data directory, the
 * terminal gets warnings and errors.
 *
 * @param folder of the files, within the data directory
 * @param isOnTerminal whether the terminal gets all of it, too
 */
record HomeLog(Path folder, boolean isOnTerminal) {

  private static final String FOLDER = "log";
  private static final String FILE = "service.log";
  private static final DataSize LARGEST_FILE = DataSize.mebibytes(10);
  private static final int FILES_KEPT = 14;

  /** The log in a data directory; on the terminal as well if the environment sets a level. */
  static HomeLog in(DataFolder data, Map<String, String> environment) throws IOException {
    boolean isAskedFor =
        environment.containsKey("LOG_LEVEL") || environment.containsKey("REQUEST_LOG_LEVEL");
    return new HomeLog(data.folder(FOLDER), isAskedFor);
  }

  /** The path of the log in a data directory. */
  static Path file(DataFolder data) {
    return data.file(FOLDER).resolve(FILE);
  }

  /** Changes a configured log to write to the file, and to the terminal only if asked. */
  void apply(LoggingFactory logging, MetricRegistry metrics, String application) {
    if (logging instanceof DefaultLoggingFactory factory) {
      List<AppenderFactory<ILoggingEvent>> appenders = new ArrayList<>(factory.getAppenders());
      if (!isOnTerminal) {
        appenders.forEach(HomeLog::showWarningsOnly);
      }
      appenders.add(toFile());
      factory.setAppenders(appenders);
      factory.configure(metrics, application);
    }
  }

  private static void showWarningsOnly(AppenderFactory<ILoggingEvent> appender) {
    if (appender instanceof ConsoleAppenderFactory<ILoggingEvent> console) {
      console.setThreshold("WARN");
    }
  }

  private AbstractAppenderFactory<ILoggingEvent> toFile() {
    FileAppenderFactory<ILoggingEvent> file = new FileAppenderFactory<>();
    file.setCurrentLogFilename(folder.resolve(FILE).toString());
    file.setArchivedLogFilenamePattern(folder.resolve("service-%d-%i.log.gz").toString());
    file.setArchivedFileCount(FILES_KEPT);
    file.setMaxFileSize(LARGEST_FILE);
    file.setLayout(new LogLayoutFactory("text"));
    return file;
  }
}
