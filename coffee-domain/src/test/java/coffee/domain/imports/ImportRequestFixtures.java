package coffee.domain.imports;

import java.time.ZoneId;
import java.util.Optional;

/** Orders for tests. */
public final class ImportRequestFixtures {

  private ImportRequestFixtures() {}

  /** An order for a file in a spool. */
  public static ImportRequest in(String spool) {
    SpooledFile file = new SpooledFile(spool, "1-a key", "ab".repeat(32), 5_000_000_000L);
    return new ImportRequest(
        file,
        "fit",
        new FileSettings(ZoneId.of("Asia/Kathmandu"), Optional.of(new Subject("2022484408"))),
        false,
        Optional.of(new FileName("Übung \"7\".fit")));
  }
}
