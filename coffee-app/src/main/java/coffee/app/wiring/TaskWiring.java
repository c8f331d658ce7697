package coffee.app.wiring;

import coffee.app.operator.Administration;
import coffee.app.operator.BinActions;
import coffee.app.operator.CacheActions;
import coffee.app.operator.KeyActions;
import coffee.app.operator.OperatorAction;
import coffee.app.operator.PersonActions;
import coffee.app.operator.ProcessActions;
import coffee.app.operator.PurgeActions;
import coffee.app.operator.StatisticsActions;
import coffee.app.tasks.OperatorTask;
import coffee.app.tasks.TaskFailureFilter;
import io.dropwizard.core.setup.AdminEnvironment;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Wires the operator actions of the admin port. */
public record TaskWiring(Administration administration) {

  /** The commands whose actions are tasks as well. */
  private static final Map<String, List<OperatorAction>> COMMANDS =
      Map.of(
          "person", PersonActions.ALL,
          "key", KeyActions.ALL,
          "bins", BinActions.ALL,
          "cache", CacheActions.ALL,
          "statistics", StatisticsActions.ALL,
          "purge", PurgeActions.ALL);

  /** Every task by its name; those that Dropwizard brings are replaced. */
  public static Map<String, OperatorAction> tasks() {
    Map<String, OperatorAction> tasks = new TreeMap<>();
    COMMANDS.forEach(
        (command, actions) ->
            actions.forEach(action -> tasks.put(command + "-" + action.verb(), action)));
    ProcessActions.ALL.forEach(action -> tasks.put(action.verb(), action));
    return tasks;
  }

  /** Registers every task. */
  public void register(AdminEnvironment admin) {
    tasks()
        .forEach((name, action) -> admin.addTask(new OperatorTask(name, action, administration)));
    admin
        .addFilter("refusable", new TaskFailureFilter())
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/tasks/*");
  }
}
