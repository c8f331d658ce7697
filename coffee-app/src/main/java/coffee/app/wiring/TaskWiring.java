package coffee.app.wiring;

import coffee.app.operator.Action;
import coffee.app.operator.Administration;
import coffee.app.operator.BinActions;
import coffee.app.operator.CacheActions;
import coffee.app.operator.KeyActions;
import coffee.app.operator.PersonActions;
import coffee.app.operator.PurgeActions;
import coffee.app.operator.StatisticsActions;
import coffee.app.tasks.OperatorTask;
import coffee.app.tasks.RefusableFilter;
import io.dropwizard.core.setup.AdminEnvironment;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;

/** What an operator can do through the admin port. */
public record TaskWiring(Administration administration) {

  /** Registers every action as a task. */
  public void register(AdminEnvironment admin) {
    register(admin, "person", PersonActions.ALL);
    register(admin, "key", KeyActions.ALL);
    register(admin, "bins", BinActions.ALL);
    register(admin, "cache", CacheActions.ALL);
    register(admin, "statistics", StatisticsActions.ALL);
    register(admin, "purge", PurgeActions.ALL);
    admin
        .addFilter("refusable", new RefusableFilter())
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/tasks/*");
  }

  private void register(AdminEnvironment admin, String group, List<Action> actions) {
    actions.forEach(action -> admin.addTask(new OperatorTask(group, action, administration)));
  }
}
