package coffee.app.operator;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/** Actions on caches. */
public final class CacheActions {

  /** All actions. */
  public static final List<OperatorAction> ALL =
      List.of(
          new OperatorAction(
              "clear", "clears the caches of answers and keys", List.of(), CacheActions::clear));

  private CacheActions() {}

  private static void clear(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    administration.get().caches().answers().clear();
    administration.get().caches().revocations().publish();
    out.println("The caches of answers and keys are cleared.");
  }
}
