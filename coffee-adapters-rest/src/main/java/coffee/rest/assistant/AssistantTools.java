package coffee.rest.assistant;

import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.caffeine.BedtimeResource;
import coffee.rest.caffeine.WhatIfResource;
import coffee.rest.correlation.CorrelationResource;
import coffee.rest.intake.CoffeeFields;
import coffee.rest.json.Fields;
import coffee.rest.limits.RateLimited;
import coffee.rest.overview.DaysResource;
import coffee.rest.overview.NowResource;
import coffee.rest.problem.FailureMapper;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools for assistants. Thread-safe. */
public final class AssistantTools {

  private record Described(
      AssistantTool.Description description, RateLimited.Kind limit, AssistantTool tool) {}

  private final Map<String, Described> byName = new LinkedHashMap<>();
  private final ObjectMapper json;

  private AssistantTools(List<AssistantTool> tools, ObjectMapper json) {
    for (AssistantTool tool : tools) {
      AssistantTool.Description description = tool.description();
      byName.put(description.name(), new Described(description, tool.limit(), tool));
    }
    this.json = json;
  }

  /**
   * What tools for drinks use.
   *
   * @param log finds and removes drinks
   * @param record logs drinks
   * @param fields reads a drink
   */
  public record Drinks(IntakeLog log, RecordIntakes record, CoffeeFields fields) {}

  /**
   * The resources that tools read with.
   *
   * @param now the present
   * @param bedtime the evening
   * @param whatIf hypothetical drinks
   * @param correlation the answer
   * @param days days of a period
   */
  public record Views(
      NowResource now,
      BedtimeResource bedtime,
      WhatIfResource whatIf,
      CorrelationResource correlation,
      DaysResource days) {}

  /** All tools of the service. */
  public static AssistantTools of(
      Drinks drinks, Views views, CallerLookup persons, ObjectMapper json) {
    return new AssistantTools(
        List.of(
            new LogDrinkTool(drinks.record(), drinks.fields()),
            new UndoDrinkTool(drinks.log(), drinks.fields()),
            new StatusTool(drinks.log(), views.now(), views.bedtime(), persons),
            new WhatIfTool(views.whatIf(), persons),
            new EffectTool(views.correlation(), persons),
            new ListDaysTool(views.days(), persons)),
        json);
  }

  /** The descriptions of all tools, for {@code tools/list}. */
  ArrayNode describe() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    byName.values().forEach(tool -> all.add(describe(tool)));
    return all;
  }

  private static ObjectNode describe(Described described) {
    AssistantTool.Description tool = described.description();
    boolean reads = tool.scope() == Scope.READ;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", tool.name())
        .put("title", tool.title())
        .put(
            "description",
            "%s Requires a key with the scope %s."
                .formatted(tool.description(), tool.scope().label()))
        .set("inputSchema", tool.input().deepCopy());
    json.putObject("annotations")
        .put("title", tool.title())
        .put("readOnlyHint", reads)
        .put("destructiveHint", described.tool() instanceof UndoDrinkTool)
        .put("idempotentHint", reads)
        .put("openWorldHint", false);
    return json;
  }

  /** The limit that a call of a tool counts against; a read if there is no such tool. */
  RateLimited.Kind limit(String name) {
    return Optional.ofNullable(byName.get(name))
        .map(Described::limit)
        .orElse(RateLimited.Kind.READ);
  }

  /**
   * Calls a tool. A failure of the tool is a result, in words that an assistant can pass on.
   *
   * @return empty if there is no such tool
   */
  Optional<ToolResult> call(Caller caller, String name, ObjectNode arguments) {
    return Optional.ofNullable(byName.get(name)).map(tool -> call(caller, tool, arguments));
  }

  private ToolResult call(Caller caller, Described described, ObjectNode arguments) {
    Scope required = described.description().scope();
    if (!caller.may(required)) {
      return ToolResult.failed(
          "This needs a key with the scope %s; the key in use does not have it."
              .formatted(required.label()));
    }
    try {
      AssistantTool.Output output = described.tool().call(caller, Fields.of(arguments));
      return ToolResult.of(output.text(), json.valueToTree(output.content()));
    } catch (RuntimeException failure) {
      return ToolResult.failed(FailureMapper.problem(failure));
    }
  }
}
