package coffee.rest.assistant;

import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.json.Fields;
import coffee.rest.limits.RateLimited;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A tool that an assistant calls for a person. */
interface AssistantTool {

  /**
   * How a tool is described to assistants.
   *
   * @param name identifies it
   * @param title for people
   * @param description when to use it, and what it returns
   * @param scope what the key must allow
   * @param input JSON schema of the arguments
   */
  record Description(
      String name, String title, String description, Scope scope, ObjectNode input) {}

  /**
   * What a tool did or found.
   *
   * @param text for a person, in English
   * @param content the same with all figures; written as a JSON object
   */
  record Output(String text, Object content) {}

  /** The description of this tool. */
  Description description();

  /** The limit that a call counts against: that of the request which does the same. */
  default RateLimited.Kind limit() {
    return description().scope() == Scope.READ ? RateLimited.Kind.READ : RateLimited.Kind.WRITE;
  }

  /**
   * Does what the tool is for.
   *
   * @param caller has the scope of the tool
   * @throws coffee.rest.problem.ProblemException if the arguments are invalid, with all violations
   * @throws coffee.domain.DomainException if it is refused
   */
  Output call(Caller caller, Fields arguments);
}
