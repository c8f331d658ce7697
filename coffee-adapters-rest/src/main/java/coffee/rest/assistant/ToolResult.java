package coffee.rest.assistant;

import coffee.rest.problem.Problem;
import coffee.rest.problem.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The result of a tool.
 *
 * @param text for a person, in English
 * @param content the same as a JSON object, with all figures; empty after a failure
 * @param isError whether nothing was done
 */
record ToolResult(String text, Optional<JsonNode> content, boolean isError) {

  /** What a tool did or found. */
  static ToolResult of(String text, JsonNode content) {
    return new ToolResult(text, Optional.of(content), false);
  }

  /** Why a tool did nothing. */
  static ToolResult failed(String text) {
    return new ToolResult(text, Optional.empty(), true);
  }

  /** Why a tool did nothing, with every violation. */
  static ToolResult failed(Problem problem) {
    return failed(
        problem.errors().isEmpty()
            ? problem.detail()
            : problem.errors().stream()
                .map(ToolResult::sentence)
                .collect(Collectors.joining("; ", "", ".")));
  }

  private static String sentence(Violation violation) {
    String argument = violation.pointer().replaceFirst("^/", "");
    return argument.isEmpty() ? violation.detail() : argument + " " + violation.detail();
  }

  /** The result of {@code tools/call}. */
  ObjectNode toJson() {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.putArray("content").addObject().put("type", "text").put("text", text);
    content.ifPresent(value -> result.set("structuredContent", value));
    return result.put("isError", isError);
  }
}
