package coffee.app.operator;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/**
 * An operator action.
 *
 * @param verb name of the action within its group
 * @param help short description
 * @param parameters parameters, positional ones first
 * @param work implementation
 * @param needsDatabase whether it asks for the administration
 */
public record OperatorAction(
    String verb, String help, List<ActionParameter> parameters, Work work, boolean needsDatabase) {

  /** An action on what is stored. */
  OperatorAction(String verb, String help, List<ActionParameter> parameters, Work work) {
    this(verb, help, parameters, work, true);
  }

  /** The implementation of an action. */
  @FunctionalInterface
  public interface Work {

    /**
     * Runs the action.
     *
     * @param administration connects on first use
     * @param given arguments of the action
     * @param out output
     * @throws coffee.domain.DomainException if the action fails
     */
    void run(Supplier<Administration> administration, ActionArguments given, PrintWriter out);
  }

  /** Copies the list. */
  public OperatorAction {
    parameters = List.copyOf(parameters);
  }
}
