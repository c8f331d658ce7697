package coffee.domain.imports.rows;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import coffee.domain.person.PersonId;
import coffee.domain.steps.StepCount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Adds rows to a person's logs. */
public final class RowWriter {

  private final PersonId person;
  private final ImportTargets logs;
  private final OptionalLong importId;

  public RowWriter(PersonId person, ImportTargets logs, OptionalLong importId) {
    this.person = person;
    this.logs = logs;
    this.importId = importId;
  }

  PersonId person() {
    return person;
  }

  List<RowOutcome> write(ImportBatch batch) {
    List<RowOutcome> outcomes = new ArrayList<>();
    if (!batch.intakes().isEmpty()) {
      outcomes.addAll(
          added(batch.intakes(), new IntakeWriter(person, logs, importId)::add, RowWriter::text));
    }
    if (!batch.readings().isEmpty()) {
      outcomes.addAll(added(batch.readings(), this::addReadings, RowWriter::text));
    }
    batch.profiles().forEach(row -> outcomes.add(restore(row)));
    if (!batch.experiments().isEmpty()) {
      outcomes.addAll(
          added(batch.experiments(), this::addExperiments, copy -> copy.experiment().toString()));
    }
    if (!batch.steps().isEmpty()) {
      outcomes.addAll(added(batch.steps(), this::addSteps, RowWriter::text));
    }
    return outcomes;
  }

  private List<RowOutcome> addReadings(List<PositionedRow<Reading>> rows) {
    StoredReadings stored = new StoredReadings(person, logs.readingLog());
    Set<PositionedRow<Reading>> known = new HashSet<>(new KnownActivities(stored).among(rows));
    known.addAll(new SameReading(stored).among(rows));
    List<PositionedRow<Reading>> others =
        rows.stream().filter(row -> !known.contains(row)).toList();
    Iterator<AddResult<LoggedReading>> added =
        (others.isEmpty()
                ? List.<AddResult<LoggedReading>>of()
                : logs.readings()
                    .addAll(person, others.stream().map(PositionedRow::row).toList(), importId))
            .iterator();
    return rows.stream()
        .map(row -> known.contains(row) ? RowOutcome.EXISTING : outcome(row, added.next()))
        .toList();
  }

  private static RowOutcome outcome(PositionedRow<Reading> row, AddResult<LoggedReading> added) {
    return switch (added.outcome()) {
      case STORED -> RowOutcome.STORED;
      case EXISTING -> RowOutcome.EXISTING;
      case CONFLICT -> conflict(row, added.entry().reading().heartRate().bpm());
      case BEFORE_RETENTION ->
          RowOutcome.refused(
              refused(row.position(), added.beforeRetentionError(), text(row.row())));
    };
  }

  private List<RowOutcome> addExperiments(List<PositionedRow<ExperimentCopy>> rows) {
    return rows.stream()
        .map(row -> RowOutcome.ofOutcome(logs.experiments().restore(person, row.row(), importId)))
        .toList();
  }

  private List<RowOutcome> addSteps(List<PositionedRow<StepCount>> rows) {
    Iterator<AddResult<StepCount>> added =
        logs.steps()
            .addAll(person, rows.stream().map(PositionedRow::row).toList(), importId)
            .iterator();
    return rows.stream().map(row -> outcomeOfSteps(row, added.next())).toList();
  }

  private static RowOutcome outcomeOfSteps(
      PositionedRow<StepCount> row, AddResult<StepCount> added) {
    return added.outcome() == Outcome.CONFLICT
        ? conflict(row, added.entry())
        : RowOutcome.ofOutcome(added.outcome());
  }

  static RowOutcome conflict(PositionedRow<StepCount> row, StepCount stored) {
    return RowOutcome.refused(
        new RefusedRow(
            row.position(),
            "conflict",
            "other steps are already stored for this time and source: " + text(stored),
            text(row.row())));
  }

  private RowOutcome restore(PositionedRow<ImportedProfile> row) {
    ImportedProfile imported = row.row();
    Outcome outcome = logs.profiles().restore(person, imported.timeZone(), imported.profile());
    return outcome == Outcome.CONFLICT
        ? RowOutcome.refused(
            new RefusedRow(
                row.position(),
                "conflict",
                "the existing profile was kept: it is not empty and differs from the file",
                "%s %s".formatted(imported.timeZone(), imported.profile())))
        : RowOutcome.ofOutcome(outcome);
  }

  static RowOutcome conflict(PositionedRow<Reading> row, int storedBpm) {
    return RowOutcome.refused(
        new RefusedRow(
            row.position(),
            "conflict",
            "%d bpm is already stored for this time and source".formatted(storedBpm),
            text(row.row())));
  }

  /**
   * The use cases reject a whole list because of one row and store nothing of it: the list is split
   * in halves until that row is isolated.
   */
  private static <R> List<RowOutcome> added(
      List<PositionedRow<R>> rows,
      Function<List<PositionedRow<R>>, List<RowOutcome>> log,
      Function<R, String> text) {
    try {
      return log.apply(rows);
    } catch (DomainException refusal) {
      if (refusal.reason() != Reason.INVALID && refusal.reason() != Reason.CONFLICT) {
        throw refusal;
      }
      if (rows.size() == 1) {
        PositionedRow<R> row = rows.get(0);
        return List.of(RowOutcome.refused(refused(row.position(), refusal, text.apply(row.row()))));
      }
      int half = rows.size() / 2;
      List<RowOutcome> outcomes = new ArrayList<>(added(rows.subList(0, half), log, text));
      outcomes.addAll(added(rows.subList(half, rows.size()), log, text));
      return outcomes;
    }
  }

  private static RefusedRow refused(
      SourcePosition position, DomainException refusal, String original) {
    return new RefusedRow(position, refusal.code(), String.valueOf(refusal.getMessage()), original);
  }

  private static String text(Reading reading) {
    return "%s %d bpm %s"
        .formatted(reading.measuredAt(), reading.heartRate().bpm(), reading.source());
  }

  private static String text(StepCount steps) {
    return "%s %s s %d steps %s"
        .formatted(steps.start(), steps.length().toSeconds(), steps.count(), steps.source());
  }

  private static String text(Intake intake) {
    return "%s %s mg".formatted(intake.consumedAt(), intake.caffeine().milligrams());
  }
}
