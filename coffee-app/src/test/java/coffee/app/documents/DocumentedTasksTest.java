package coffee.app.documents;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.operator.ActionParameter;
import coffee.app.operator.OperatorAction;
import coffee.app.wiring.TaskWiring;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/operations.md lists all tasks of the admin port with their parameters. */
class DocumentedTasksTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)(?:\\?([^`]+))?` \\|");
  private static final Pattern NAME = Pattern.compile("([a-z_]+)=");

  @Test
  void documentListsEveryTaskWithParameters() {
    assertThat(documented()).isEqualTo(tasks());
  }

  private static Map<String, Set<String>> documented() {
    String text = MarkdownDocument.read("docs/operations.md").text();
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
    TaskWiring.tasks().forEach((name, action) -> tasks.put(name, parameters(action)));
    return tasks;
  }

  private static Set<String> parameters(OperatorAction action) {
    Set<String> names = new TreeSet<>();
    action.parameters().stream().map(ActionParameter::name).forEach(names::add);
    return names;
  }
}
