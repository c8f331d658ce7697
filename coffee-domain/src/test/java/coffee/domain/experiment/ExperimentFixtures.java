package coffee.domain.experiment;

import coffee.domain.person.KeyHash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;

/** Experiments for tests. */
public final class ExperimentFixtures {

  public static final Instant PLANNED = Instant.parse("2026-03-01T12:00:00Z");
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  public static final CoinSecret SECRET =
      new CoinSecret(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"));

  private ExperimentFixtures() {}

  /** Seven blocks from 2 March 2026, coffee at 10:00. */
  public static ExperimentTerms terms(Design design) {
    return new ExperimentTerms(
        design, 150, LocalTime.of(10, 0), 7, LocalDate.of(2026, 3, 2), false);
  }

  public static Experiment draft() {
    return Experiment.draft(terms(Design.DELAY), PLANNED);
  }

  public static Experiment running() {
    return draft().started(new ExperimentStart(PLANNED, BERLIN, 5, Coin.of(SECRET)));
  }

  /** With every optional part. */
  public static Experiment stopped() {
    Coin unknown = new Coin(SECRET.commitment(), Optional.empty(), "0-1----");
    Experiment.Links links =
        new Experiment.Links(Optional.of(KeyHash.of("helper")), Optional.of(KeyHash.of("link")));
    return Experiment.draft(terms(Design.DECAF_BLINDED), PLANNED)
        .started(new ExperimentStart(PLANNED, BERLIN, 3.5, unknown))
        .withLinks(links)
        .ended(ExperimentState.STOPPED_EARLY, PLANNED.plusSeconds(90_000));
  }

  public static DayReport report(int dayOfMarch) {
    return new DayReport(
        LocalDate.of(2026, 3, dayOfMarch),
        true,
        Optional.of(false),
        Optional.empty(),
        PLANNED.plusSeconds(86_400));
  }
}
