package coffee.app.operator;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/** Actions on caches. */
public final class CacheActions {

  /** All actions. */
  public static final List<Action> ALL =
      List.of(
          new Action(
              "clear",
              "clears the caches of answers and keys",
              List.of(),
              CacheActions::clear));

  private CacheActions() {}

  private static void clear(Supplier<Administration> administration, Given given, PrintWriter out) {
    administration.get().answers().clear();
    administration.get().revocations().announce();
    out.println("The caches of answers and keys are cleared.");
  }
}
