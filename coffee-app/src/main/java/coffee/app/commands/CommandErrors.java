package coffee.app.commands;

import coffee.app.configuration.OperatorException;
import coffee.app.terminal.VisibleText;
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
 * Prints failures to the operator in one line. Unexpected failures keep their stack trace, because
 * they are bugs.
 */
final class CommandErrors {

  /** No connection, no such role or password, no such database (SQLSTATE). */
  private static final List<String> OUT_OF_REACH = List.of("08", "28", "3D", "57P03");

  private CommandErrors() {}

  /** Prints the failure of a command. */
  static void print(Throwable failure, PrintWriter err) {
    Optional<String> line = line(failure);
    if (line.isPresent()) {
      err.println("coffee: " + VisibleText.line(line.get()));
    } else {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      err.print(VisibleText.lines(trace.toString()));
    }
    err.flush(); // the process ends next
  }

  /** Our own message if there is one; otherwise that of the root cause. */
  private static Optional<String> line(Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, one -> one != null, Throwable::getCause).toList();
    return causes.stream()
        .filter(OperatorException.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst()
        .or(
            () ->
                causes.stream()
                    .map(CommandErrors::operatorMessage)
                    .flatMap(Optional::stream)
                    .reduce((outer, inner) -> inner));
  }

  private static Optional<String> operatorMessage(Throwable one) {
    String message = String.valueOf(one.getMessage());
    if (one instanceof DomainException) {
      return Optional.of(message);
    }
    if (one instanceof BindException) {
      return Optional.of(
          "the address is in use or not local: stop the process that uses it, or set PORT,"
              + " ADMIN_PORT or BIND_HOST");
    }
    if (one instanceof FileNotFoundException || one instanceof NoSuchFileException) {
      return Optional.of("no such file: " + message.replaceFirst("^File (.*) not found$", "$1"));
    }
    if (one instanceof SQLException sql && isOutOfReach(sql)) {
      return Optional.of("PostgreSQL is not usable: " + oneLine(message));
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
