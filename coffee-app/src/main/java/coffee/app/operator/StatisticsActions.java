package coffee.app.operator;

import coffee.domain.inventory.Holding;
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
  public static final List<Action> ALL =
      List.of(
          new Action(
              "show",
              "counts all stored data in one snapshot; reads every row",
              List.of(),
              StatisticsActions::show));

  private StatisticsActions() {}

  private static void show(Supplier<Administration> administration, Given given, PrintWriter out) {
    Columns columns = new Columns("WHAT", "COUNT", "OLDEST", "NEWEST", "KIB");
    for (Holding holding : administration.get().stores().inventory().take()) {
      columns.add(
          holding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          Long.toString(holding.count()),
          moment(holding.oldest()),
          moment(holding.newest()),
          Long.toString(holding.bytes() / BYTES_OF_A_KIBIBYTE));
    }
    columns.print(out);
  }

  private static String moment(Optional<Instant> moment) {
    return moment.map(it -> it.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("-");
  }
}
