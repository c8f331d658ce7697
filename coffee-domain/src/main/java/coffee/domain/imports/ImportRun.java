package coffee.domain.imports;

import coffee.domain.Ticker;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import coffee.domain.person.Profile;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes in the rows of one file, in batches. A file that is handed over again from its start goes
 * on where the progress says that an earlier run ended. One for each run; {@link #stop} may be
 * called from any thread, all else from one.
 *
 * <p>Every method may throw {@code DomainException}, as the logs do; what milestones were told
 * before is stored.
 */
public final class ImportRun implements Entries {

  /** Rows that are stored together. */
  public static final int BATCH_SIZE = 5_000;

  /** Entries after which there is a milestone even if few of them are to be stored. */
  private static final int MAX_ENTRIES = 100_000;

  /** A file within an archive has at most that many; an archive has many files. */
  private static final int MAX_KINDS = 500;

  private static final String OTHER = "other";

  private final ImportRows rows;
  private final ImportMilestones milestones;
  private final Ticker ticker;
  private final long start;
  private final long consumedBefore;
  private final Duration spentBefore;

  private final RepeatableIntakes repeatable = new RepeatableIntakes();
  private final Map<String, Long> passedOver;
  private final Map<ClockChange, Long> clockChanges = new EnumMap<>(ClockChange.class);
  private final List<Placed<Intake>> drinks = new ArrayList<>();
  private final List<Placed<Reading>> readings = new ArrayList<>();
  private final List<Placed<ToldProfile>> profiles = new ArrayList<>();
  private final List<RefusedRow> refused = new ArrayList<>();

  private ImportProgress progress;
  private long consumed;
  private long bytesRead;
  private volatile boolean isStopped;

  /**
   * A run that has not been handed anything yet.
   *
   * @param from how far earlier runs came
   */
  ImportRun(ImportRows rows, ImportMilestones milestones, ImportProgress from, Ticker ticker) {
    this.rows = rows;
    this.milestones = milestones;
    this.ticker = ticker;
    this.start = ticker.nanos();
    this.consumedBefore = from.consumed();
    this.spentBefore = from.spent();
    this.passedOver = new HashMap<>(from.passedOver());
    this.clockChanges.putAll(from.clockChanges());
    this.progress = from;
  }

  /** Asks the run to end early: what hands it rows soon gets an {@link ImportStopped}. */
  public void stop() {
    isStopped = true;
  }

  /** Tells how many bytes of the file are read, as it was sent. */
  public void readTo(long bytes) {
    requireGoing();
    bytesRead = bytes;
  }

  @Override
  public void drink(Place place, Intake intake) {
    Intake identified = repeatable.identified(intake);
    if (isNext()) {
      drinks.add(new Placed<>(place, identified));
      storeIfFull();
    }
  }

  @Override
  public void reading(Place place, Reading reading) {
    if (isNext()) {
      readings.add(new Placed<>(place, reading));
      storeIfFull();
    }
  }

  @Override
  public void profile(Place place, ZoneId timeZone, Profile profile) {
    if (isNext()) {
      profiles.add(new Placed<>(place, new ToldProfile(timeZone, profile)));
      storeIfFull();
    }
  }

  @Override
  public void refused(RefusedRow row) {
    if (isNext()) {
      refused.add(row);
      storeIfFull();
    }
  }

  @Override
  public void passedOver(String kind) {
    if (isNext()) {
      boolean isCounted = passedOver.containsKey(kind) || passedOver.size() < MAX_KINDS;
      passedOver.merge(isCounted ? kind : OTHER, 1L, Long::sum);
      storeIfFull();
    }
  }

  @Override
  public void clockChange(ClockChange decision) {
    if (consumed >= consumedBefore) {
      clockChanges.merge(decision, 1L, Long::sum);
    }
  }

  /**
   * Stores what is not stored yet, also of a run that was stopped.
   *
   * @return what became of all rows
   */
  public ImportProgress finish() {
    store();
    return progress;
  }

  private boolean isNext() {
    requireGoing();
    consumed++;
    return consumed > consumedBefore;
  }

  private void requireGoing() {
    if (isStopped) {
      throw new ImportStopped();
    }
  }

  private void storeIfFull() {
    if (drinks.size() + readings.size() + profiles.size() + refused.size() >= BATCH_SIZE
        || consumed - progress.consumed() >= MAX_ENTRIES) {
      store();
    }
  }

  private void store() {
    rows.take(new ImportBatch(drinks, readings, profiles), this::reach);
    drinks.clear();
    readings.clear();
    profiles.clear();
    refused.clear();
  }

  private void reach(List<RowFate> fates) {
    List<RefusedRow> all = new ArrayList<>(refused);
    ImportTally tally = progress.tally().plus(new ImportTally(0, 0, refused.size()));
    for (RowFate fate : fates) {
      fate.refusal().ifPresent(all::add);
      tally = tally.plus(fate.tally());
    }
    ImportProgress reached =
        new ImportProgress(
            Math.max(consumed, consumedBefore),
            bytesRead,
            spentBefore.plusNanos(ticker.nanos() - start),
            tally,
            passedOver,
            clockChanges);
    milestones.reached(reached, all);
    progress = reached;
  }
}
