package coffee.domain.correlation;

import coffee.domain.caffeine.OneCompartment;
import coffee.domain.heartrate.HeartRateBin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Rows made of bins, in UTC, without a period that cuts them. */
final class Rows {

  private Rows() {}

  static WakingRows of(List<HeartRateBin> bins) {
    LocalClock clock = new LocalClock(ZoneOffset.UTC);
    Instant end = Instant.parse("2100-01-01T00:00:00Z");
    CorrelationQuestion question =
        new CorrelationQuestion(
            1, ZoneOffset.UTC, Instant.EPOCH, end, 3, OneCompartment.coffee(5), 2, end);
    return WakingRows.of(BinColumns.of(question, bins, clock), clock);
  }
}
