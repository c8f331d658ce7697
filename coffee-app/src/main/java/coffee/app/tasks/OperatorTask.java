package coffee.app.tasks;

import coffee.app.operator.ActionArguments;
import coffee.app.operator.Administration;
import coffee.app.operator.OperatorAction;
import coffee.app.terminal.VisibleText;
import coffee.app.terminal.VisibleWriter;
import coffee.domain.DomainException;
import io.dropwizard.servlets.tasks.Task;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * An action as {@code POST /tasks/<name>?<parameter>=<value>}: 200 when done, 400 with the reason
 * when refused, 503 when the database is unavailable. The output is sent when it ends.
 */
public final class OperatorTask extends Task {

  private final OperatorAction action;
  private final Administration administration;

  /**
   * Creates a task.
   *
   * @param name of the task, unlike every other
   */
  public OperatorTask(String name, OperatorAction action, Administration administration) {
    super(name);
    this.action = action;
    this.administration = administration;
  }

  @Override
  public void execute(Map<String, List<String>> parameters, PrintWriter output) {
    StringWriter buffered = new StringWriter(); // the status precedes the output
    try {
      action
          .work()
          .run(
              () -> administration,
              ActionArguments.parse(action.parameters(), parameters),
              new VisibleWriter(buffered));
    } catch (DomainException refusal) {
      refuse(refusal, buffered, output);
      return;
    } catch (RuntimeException bug) {
      if (output instanceof TaskFailureWriter writer) {
        writer.fail(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, buffered);
      }
      throw bug;
    }
    output.print(buffered);
  }

  private static void refuse(DomainException refusal, StringWriter buffered, PrintWriter output) {
    if (!(output instanceof TaskFailureWriter writer)) {
      throw refusal;
    }
    boolean isUnavailable = refusal.reason() == DomainException.Reason.UNAVAILABLE;
    writer.fail(
        isUnavailable
            ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
            : HttpServletResponse.SC_BAD_REQUEST,
        buffered);
    writer.println(VisibleText.line(String.valueOf(refusal.getMessage())));
  }
}
