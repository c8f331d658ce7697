package coffee.app.operator;

import coffee.domain.storage.StorageUsage;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Actions that count the stored data. */
public final class StatisticsActions {

  private static final int BYTES_OF_A_KIBIBYTE = 1024;

  /** All actions. */
  public static final List<OperatorAction> ALL =
      List.of(
          new OperatorAction(
              "show",
              "counts all stored data in one snapshot; reads every row",
              List.of(),
              StatisticsActions::show));

  private StatisticsActions() {}

  private static void show(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    TextTable columns = new TextTable("WHAT", "COUNT", "OLDEST", "NEWEST", "KIB");
    for (StorageUsage holding : administration.get().maintained().statistics().collect()) {
      columns.add(
          holding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          Long.toString(holding.count()),
          instant(holding.oldest()),
          instant(holding.newest()),
          Long.toString(holding.bytes() / BYTES_OF_A_KIBIBYTE));
    }
    columns.print(out);
  }

  private static String instant(Optional<Instant> instant) {
    return instant.map(it -> it.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("-");
  }
}
