package coffee.app.operator;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that an operator can do.
 *
 * @param verb what it is called among those of its group
 * @param help what it does, in a few words
 * @param parameters what it needs to know, words before options
 * @param work how it is done
 * @param needsDatabase whether it asks for the administration
 */
public record Action(
    String verb, String help, List<Parameter> parameters, Work work, boolean needsDatabase) {

  /** An action on what is stored. */
  Action(String verb, String help, List<Parameter> parameters, Work work) {
    this(verb, help, parameters, work, true);
  }

  /** How something is done. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does it.
     *
     * @param administration connected when it is first asked for
     * @param given what the operator said
     * @param out what there is to tell
     * @throws coffee.domain.DomainException why it is not done
     */
    void run(Supplier<Administration> administration, Given given, PrintWriter out);
  }

  /** Takes a copy. */
  public Action {
    parameters = List.copyOf(parameters);
  }
}
