package coffee.app.tasks;

import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;

/** Writes what a task has to tell, or why it is not done. */
final class RefusalWriter extends PrintWriter {

  private final HttpServletResponse response;

  RefusalWriter(PrintWriter writer, HttpServletResponse response) {
    super(writer);
    this.response = response;
  }

  /** Ends the answer: the operator asked for something that cannot be. */
  void refuse(int status, String why) {
    response.setStatus(status);
    println(why);
  }
}
