package coffee.app.operator;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/** What an operator does with what the service remembers. */
public final class CacheActions {

  /** Everything that can be done. */
  public static final List<Action> ALL =
      List.of(
          new Action(
              "clear",
              "forgets every remembered answer and key; each is found again when it is asked for",
              List.of(),
              CacheActions::clear));

  private CacheActions() {}

  private static void clear(Supplier<Administration> administration, Given given, PrintWriter out) {
    administration.get().answers().clear();
    administration.get().revocations().announce();
    out.println("Every answer is worked out anew, and every key is looked up.");
  }
}
