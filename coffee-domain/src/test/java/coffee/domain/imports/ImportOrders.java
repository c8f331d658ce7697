package coffee.domain.imports;

import java.time.ZoneId;

/** Orders for tests. */
public final class ImportOrders {

  private ImportOrders() {}

  /** An order for a file in a spool. */
  public static ImportOrder in(String spool) {
    SpooledFile file = new SpooledFile(spool, "1-a key", "ab".repeat(32), 5_000_000_000L);
    return new ImportOrder(file, "fit", ZoneId.of("Asia/Kathmandu"), false);
  }
}
