package coffee.app.tasks;

import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Writes the output of a task, or the reason why it was refused. */
final class TaskFailureWriter extends PrintWriter {

  private final HttpServletResponse response;

  TaskFailureWriter(PrintWriter writer, HttpServletResponse response) {
    super(writer);
    this.response = response;
  }

  /** Starts an error response, which includes the output so far. */
  void fail(int status, StringWriter text) {
    response.setStatus(status);
    print(text);
  }
}
