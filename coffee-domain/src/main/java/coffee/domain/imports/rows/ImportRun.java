package coffee.domain.imports.rows;

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
import java.util.Optional;

/**
 * Stores the rows of one file in batches. If a file is read again from its start, rows that an
 * earlier run has processed are skipped. One instance per run; {@link #requestStop} may be called
 * from any thread, everything else from one.
 *
 * <p>Every method may throw {@code DomainException} like the logs; reported batches stay stored.
 */
public final class ImportRun implements RowHandler {

  /** Number of rows stored together. */
  public static final int BATCH_SIZE = 5_000;

  /** Maximum number of rows between two checkpoints. */
  private static final int MAX_ENTRIES = 100_000;

  /** Limits the kinds counted separately. */
  private static final int MAX_KINDS = 500;

  private static final String OTHER = "other";

  private final BatchWriter rows;
  private final CheckpointListener listener;
  private final Ticker ticker;
  private final long start;
  private final long consumedBefore;
  private final Duration spentBefore;

  private final ClientIdAssigner repeatable = new ClientIdAssigner();
  private final Map<String, SkippedRows> skipped;
  private final ContentCounts contents;
  private final Map<ClockChange, Long> clockChanges = new EnumMap<>(ClockChange.class);
  private final List<PositionedRow<Intake>> drinks = new ArrayList<>();
  private final List<PositionedRow<Reading>> readings = new ArrayList<>();
  private final List<PositionedRow<ImportedProfile>> profiles = new ArrayList<>();
  private final List<PositionedRow<RefusedRow>> refused = new ArrayList<>();

  private ImportProgress progress;
  private long consumed;
  private long bytesRead;
  private volatile boolean isStopped;

  /**
   * Creates a run.
   *
   * @param from the progress of earlier runs
   */
  public ImportRun(
      BatchWriter rows, CheckpointListener listener, ImportProgress from, Ticker ticker) {
    this.rows = rows;
    this.listener = listener;
    this.ticker = ticker;
    this.start = ticker.nanos();
    this.consumedBefore = from.rowsConsumed();
    this.spentBefore = from.runTime();
    this.skipped = new HashMap<>(from.skipped());
    this.clockChanges.putAll(from.clockChanges());
    this.contents = new ContentCounts(from.contents());
    this.progress = from;
  }

  /** Requests an early end: the next row throws {@link ImportStoppedException}. */
  public void requestStop() {
    isStopped = true;
  }

  /** Sets the number of bytes read of the uploaded file. */
  public void setBytesRead(long bytes) {
    requireGoing();
    bytesRead = bytes;
  }

  @Override
  public void file(String format) {
    requireGoing();
    contents.file(format);
  }

  @Override
  public void intake(SourcePosition place, Intake intake) {
    Intake identified = repeatable.withClientId(intake);
    if (isNext()) {
      drinks.add(placed(place, identified));
      storeIfFull();
    }
  }

  @Override
  public void reading(SourcePosition place, Reading reading) {
    if (isNext()) {
      readings.add(placed(place, reading));
      storeIfFull();
    }
  }

  @Override
  public void profile(SourcePosition place, ZoneId timeZone, Profile profile) {
    if (isNext()) {
      profiles.add(placed(place, new ImportedProfile(timeZone, profile)));
      storeIfFull();
    }
  }

  @Override
  public void refused(RefusedRow row) {
    if (isNext()) {
      refused.add(placed(row.position(), row));
      storeIfFull();
    }
  }

  @Override
  public void skipped(String kind) {
    skip(kind, Optional.empty());
  }

  @Override
  public void skippedFile(String kind, String name) {
    skip(kind, Optional.of(name));
  }

  private void skip(String kind, Optional<String> name) {
    if (isNext()) {
      boolean isCounted = skipped.containsKey(kind) || skipped.size() < MAX_KINDS;
      skipped.compute(
          isCounted ? kind : OTHER,
          (unused, before) -> (before == null ? SkippedRows.NONE : before).plusOne(name));
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
   * Stores pending rows, also after a stop.
   *
   * @return the total progress
   */
  public ImportProgress finish() {
    store();
    return progress;
  }

  private <R> PositionedRow<R> placed(SourcePosition place, R row) {
    return new PositionedRow<>(place, contents.format(), row);
  }

  private boolean isNext() {
    requireGoing();
    consumed++;
    return consumed > consumedBefore;
  }

  private void requireGoing() {
    if (isStopped) {
      throw new ImportStoppedException();
    }
  }

  private void storeIfFull() {
    if (drinks.size() + readings.size() + profiles.size() + refused.size() >= BATCH_SIZE
        || consumed - progress.rowsConsumed() >= MAX_ENTRIES) {
      store();
    }
  }

  private void store() {
    ImportBatch batch = new ImportBatch(drinks, readings, profiles);
    rows.write(batch, fates -> reach(batch.formats(), fates));
    drinks.clear();
    readings.clear();
    profiles.clear();
    refused.clear();
  }

  /** Called with what became of the rows of a batch, and the formats of their files. */
  private void reach(List<String> formatsOfRows, List<RowOutcome> fatesOfRows) {
    List<String> formats = new ArrayList<>(refused.stream().map(PositionedRow::format).toList());
    formats.addAll(formatsOfRows);
    List<RowOutcome> fates =
        new ArrayList<>(refused.stream().map(PositionedRow::row).map(RowOutcome::refused).toList());
    fates.addAll(fatesOfRows);
    List<RowCounts> tallies = fates.stream().map(RowOutcome::toCounts).toList();
    RowCounts tally = tallies.stream().reduce(progress.rowCounts(), RowCounts::plus);
    List<RefusedRow> all = fates.stream().flatMap(fate -> fate.refusal().stream()).toList();
    ImportProgress reached =
        new ImportProgress(
            Math.max(consumed, consumedBefore),
            bytesRead,
            spentBefore.plusNanos(ticker.nanos() - start),
            tally,
            skipped,
            clockChanges,
            contents.with(formats, tallies));
    listener.checkpoint(reached, all);
    contents.keep(reached.contents());
    progress = reached;
  }
}
