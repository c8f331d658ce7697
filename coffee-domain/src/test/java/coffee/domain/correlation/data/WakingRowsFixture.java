package coffee.domain.correlation.data;

import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.heartrate.HeartRateBin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Rows made of bins, in UTC, without a period that cuts them. */
public final class WakingRowsFixture {

  private WakingRowsFixture() {}

  public static WakingRows of(List<HeartRateBin> bins) {
    LocalClock clock = new LocalClock(ZoneOffset.UTC);
    Instant end = Instant.parse("2100-01-01T00:00:00Z");
    CorrelationInput input =
        new CorrelationInput(
            1, ZoneOffset.UTC, Instant.EPOCH, end, 3, OneCompartmentModel.forCoffee(5), 2, end);
    return WakingRows.of(BinColumns.selectFor(input, bins, clock), clock);
  }
}
