package coffee.app.commands;

import coffee.app.configuration.StartupRefusal;
import coffee.app.terminal.Visible;
import coffee.domain.DomainException;
import io.dropwizard.configuration.ConfigurationException;
import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells an operator in one line what is theirs to mend. A failure that nobody expected keeps its
 * stack trace, because it is ours.
 */
final class Refusals {

  /** No connection, no such role or password, no such database (SQLSTATE). */
  private static final List<String> OUT_OF_REACH = List.of("08", "28", "3D", "57P03");

  private Refusals() {}

  /** Prints a failure that ends a command. */
  static void print(Throwable failure, PrintWriter err) {
    Optional<String> line = line(failure);
    if (line.isPresent()) {
      err.println("coffee: " + Visible.line(line.get()));
    } else {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      err.print(Visible.lines(trace.toString()));
    }
  }

  /** Our own words, if there are some; otherwise the cause of it all. */
  private static Optional<String> line(Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, one -> one != null, Throwable::getCause).toList();
    return causes.stream()
        .filter(StartupRefusal.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst()
        .or(
            () ->
                causes.stream()
                    .map(Refusals::expected)
                    .flatMap(Optional::stream)
                    .reduce((outer, inner) -> inner));
  }

  private static Optional<String> expected(Throwable one) {
    String message = String.valueOf(one.getMessage());
    if (one instanceof DomainException) {
      return Optional.of(message);
    }
    if (one instanceof BindException) {
      return Optional.of(
          "the address is taken or not this machine's: stop what listens there, or set PORT,"
              + " ADMIN_PORT or BIND_HOST");
    }
    if (one instanceof FileNotFoundException || one instanceof NoSuchFileException) {
      return Optional.of("no such file: " + message);
    }
    if (one instanceof SQLException sql && isOutOfReach(sql)) {
      return Optional.of("PostgreSQL cannot be used: " + oneLine(message));
    }
    return one instanceof ConfigurationException ? Optional.of(oneLine(message)) : Optional.empty();
  }

  private static boolean isOutOfReach(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return OUT_OF_REACH.stream().anyMatch(state::startsWith);
  }

  private static String oneLine(String text) {
    return text.lines()
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
