package coffee.app.tasks;

import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Writes what a task has to tell, or why it is not done. */
final class RefusalWriter extends PrintWriter {

  private final HttpServletResponse response;

  RefusalWriter(PrintWriter writer, HttpServletResponse response) {
    super(writer);
    this.response = response;
  }

  /** Begins an answer that says that something is not done, with what there was to tell before. */
  void fail(int status, StringWriter told) {
    response.setStatus(status);
    print(told);
  }
}
