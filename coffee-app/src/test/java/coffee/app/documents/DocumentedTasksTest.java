package coffee.app.documents;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.operator.Action;
import coffee.app.operator.BinActions;
import coffee.app.operator.CacheActions;
import coffee.app.operator.KeyActions;
import coffee.app.operator.Parameter;
import coffee.app.operator.PersonActions;
import coffee.app.operator.PurgeActions;
import coffee.app.operator.StatisticsActions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** RUNBOOK tells every task of the admin port, with the parameters that it has. */
class DocumentedTasksTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)(?:\\?([^`]+))?` \\|");
  private static final Pattern NAME = Pattern.compile("([a-z_]+)=");

  private static final Map<String, List<Action>> GROUPS =
      Map.of(
          "person", PersonActions.ALL,
          "key", KeyActions.ALL,
          "bins", BinActions.ALL,
          "cache", CacheActions.ALL,
          "statistics", StatisticsActions.ALL,
          "purge", PurgeActions.ALL);

  @Test
  void theRunbookTellsEveryTaskWithAllThatItMayBeTold() {
    Map<String, Set<String>> tasks = tasks();
    tasks.put("log-level", Set.of("logger", "level", "duration")); // Dropwizard's own
    tasks.put("gc", Set.of());
    assertThat(documented()).isEqualTo(tasks);
  }

  private static Map<String, Set<String>> documented() {
    String text = Markdown.read("RUNBOOK.md").text();
    return ROW.matcher(text.substring(text.indexOf("| task | command |")))
        .results()
        .collect(
            toMap(
                row -> row.group(1),
                row -> names(row.group(2) == null ? "" : row.group(2)),
                (one, other) -> one,
                TreeMap::new));
  }

  private static Set<String> names(String parameters) {
    Set<String> names = new TreeSet<>();
    NAME.matcher(parameters).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  private static Map<String, Set<String>> tasks() {
    Map<String, Set<String>> tasks = new TreeMap<>();
    GROUPS.forEach(
        (group, actions) ->
            actions.forEach(action -> tasks.put(group + "-" + action.verb(), parameters(action))));
    return tasks;
  }

  private static Set<String> parameters(Action action) {
    Set<String> names = new TreeSet<>();
    action.parameters().stream().map(Parameter::name).forEach(names::add);
    return names;
  }
}
