package coffee.app.wiring;

import coffee.app.operator.Action;
import coffee.app.operator.BinActions;
import coffee.app.operator.CacheActions;
import coffee.app.operator.KeyActions;
import coffee.app.operator.Office;
import coffee.app.operator.PersonActions;
import coffee.app.operator.PurgeActions;
import coffee.app.operator.StatisticsActions;
import coffee.app.tasks.NoPagesFilter;
import coffee.app.tasks.OperatorTask;
import coffee.app.tasks.RefusableFilter;
import io.dropwizard.core.setup.AdminEnvironment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;

/** What an operator can do through the admin port. */
public record TaskWiring(Office office) {

  /** Registers every action as a task, out of the reach of web pages. */
  public void register(AdminEnvironment admin) {
    register(admin, "person", PersonActions.ALL);
    register(admin, "key", KeyActions.ALL);
    register(admin, "bins", BinActions.ALL);
    register(admin, "cache", CacheActions.ALL);
    register(admin, "statistics", StatisticsActions.ALL);
    register(admin, "purge", PurgeActions.ALL);
    filter(admin, "no-pages", new NoPagesFilter());
    filter(admin, "refusable", new RefusableFilter());
  }

  private static void filter(AdminEnvironment admin, String name, Filter filter) {
    admin
        .addFilter(name, filter)
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/tasks/*");
  }

  private void register(AdminEnvironment admin, String group, List<Action> actions) {
    actions.forEach(action -> admin.addTask(new OperatorTask(group, action, office)));
  }
}
