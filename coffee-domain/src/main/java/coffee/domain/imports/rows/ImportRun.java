package coffee.domain.imports.rows;

import coffee.domain.Ticker;
import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import coffee.domain.person.Profile;
import coffee.domain.steps.StepCount;
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
  private final Duration runTimeBefore;

  private final ClientIdAssigner clientIds = new ClientIdAssigner();
  private final Map<String, SkippedRows> skipped;
  private final ContentCounts contents;
  private final Map<ClockChange, Long> clockChanges = new EnumMap<>(ClockChange.class);
  private final List<PositionedRow<Intake>> intakes = new ArrayList<>();
  private final List<PositionedRow<Reading>> readings = new ArrayList<>();
  private final List<PositionedRow<ImportedProfile>> profiles = new ArrayList<>();
  private final List<PositionedRow<ExperimentCopy>> experiments = new ArrayList<>();
  private final List<PositionedRow<StepCount>> steps = new ArrayList<>();
  private final List<PositionedRow<RefusedRow>> refused = new ArrayList<>();
  private final FileOrder files = new FileOrder();

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
    this.runTimeBefore = from.runTime();
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
    requireNotStopped();
    bytesRead = bytes;
  }

  @Override
  public void file(String format) {
    requireNotStopped();
    contents.file(format);
  }

  @Override
  public void intake(SourcePosition position, Intake intake) {
    Intake identified = clientIds.withClientId(intake);
    if (isNext()) {
      intakes.add(positioned(position, identified));
      storeIfFull();
    }
  }

  @Override
  public void reading(SourcePosition position, Reading reading) {
    if (isNext()) {
      readings.add(positioned(position, reading));
      storeIfFull();
    }
  }

  @Override
  public void profile(SourcePosition position, ZoneId timeZone, Profile profile) {
    if (isNext()) {
      profiles.add(positioned(position, new ImportedProfile(timeZone, profile)));
      storeIfFull();
    }
  }

  @Override
  public void experiment(SourcePosition position, ExperimentCopy experiment) {
    if (isNext()) {
      experiments.add(positioned(position, experiment));
      storeIfFull();
    }
  }

  @Override
  public void steps(SourcePosition position, StepCount counted) {
    if (isNext()) {
      steps.add(positioned(position, counted));
      storeIfFull();
    }
  }

  @Override
  public void refused(RefusedRow row) {
    if (isNext()) {
      refused.add(positioned(row.position(), row));
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

  private <R> PositionedRow<R> positioned(SourcePosition position, R row) {
    files.add(position);
    return new PositionedRow<>(position, contents.format(), row);
  }

  private boolean isNext() {
    requireNotStopped();
    consumed++;
    return consumed > consumedBefore;
  }

  private void requireNotStopped() {
    if (isStopped) {
      throw new ImportStoppedException();
    }
  }

  private void storeIfFull() {
    if (pending() >= BATCH_SIZE || consumed - progress.rowsConsumed() >= MAX_ENTRIES) {
      store();
    }
  }

  private int pending() {
    int entries = intakes.size() + readings.size() + steps.size();
    return entries + profiles.size() + experiments.size() + refused.size();
  }

  private void store() {
    ImportBatch batch = new ImportBatch(intakes, readings, profiles, experiments, steps);
    rows.write(batch, outcomes -> checkpoint(batch, outcomes));
    intakes.clear();
    readings.clear();
    profiles.clear();
    experiments.clear();
    steps.clear();
    refused.clear();
    files.clear();
  }

  /** Called with the outcomes of the rows of a batch. */
  private void checkpoint(ImportBatch batch, List<RowOutcome> outcomesOfRows) {
    List<String> formats = new ArrayList<>(refused.stream().map(PositionedRow::format).toList());
    formats.addAll(batch.formats());
    List<RowOutcome> outcomes =
        new ArrayList<>(refused.stream().map(PositionedRow::row).map(RowOutcome::refused).toList());
    outcomes.addAll(outcomesOfRows);
    List<RowCounts> counts = outcomes.stream().map(RowOutcome::toCounts).toList();
    RowCounts total = counts.stream().reduce(progress.rowCounts(), RowCounts::plus);
    List<RefusedRow> refusals =
        files.sorted(outcomes.stream().flatMap(outcome -> outcome.refusal().stream()).toList());
    ImportProgress next =
        new ImportProgress(
            Math.max(consumed, consumedBefore),
            bytesRead,
            runTimeBefore.plusNanos(ticker.nanos() - start),
            total,
            progress.countsByKind().map(counted -> counted.plus(batch.count(outcomesOfRows))),
            skipped,
            clockChanges,
            contents.with(formats, counts),
            StoredPeriod.with(progress.period(), batch.times(), outcomesOfRows));
    listener.checkpoint(next, refusals);
    contents.adopt(next.contents());
    progress = next;
  }
}
