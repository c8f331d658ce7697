package coffee.domain.imports;

import coffee.domain.Added;
import coffee.domain.Added.Outcome;
import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import coffee.domain.person.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Adds rows to a person's logs. */
final class LoggedRows {

  private final PersonId person;
  private final ImportLogs logs;
  private final OptionalLong importId;

  LoggedRows(PersonId person, ImportLogs logs, OptionalLong importId) {
    this.person = person;
    this.logs = logs;
    this.importId = importId;
  }

  PersonId person() {
    return person;
  }

  List<RowFate> add(ImportBatch batch) {
    List<RowFate> fates = new ArrayList<>();
    if (!batch.drinks().isEmpty()) {
      fates.addAll(added(batch.drinks(), this::addDrinks, LoggedRows::text));
    }
    if (!batch.readings().isEmpty()) {
      fates.addAll(added(batch.readings(), this::addReadings, LoggedRows::text));
    }
    batch.profiles().forEach(row -> fates.add(restore(row)));
    return fates;
  }

  private List<RowFate> addDrinks(List<Placed<Intake>> rows) {
    List<Intake> drinks = rows.stream().map(Placed::row).toList();
    return ReturningDrinks.keep(
            drinks,
            person,
            logs.intakes(),
            others -> logs.intakes().addAll(person, others, importId))
        .stream()
        .map(one -> RowFate.of(one.outcome()))
        .toList();
  }

  private List<RowFate> addReadings(List<Placed<Reading>> rows) {
    List<Added<LoggedReading>> added =
        logs.readings().addAll(person, rows.stream().map(Placed::row).toList(), importId);
    List<RowFate> fates = new ArrayList<>(added.size());
    for (int i = 0; i < added.size(); i++) {
      fates.add(fate(rows.get(i), added.get(i)));
    }
    return fates;
  }

  private static RowFate fate(Placed<Reading> row, Added<LoggedReading> added) {
    return switch (added.outcome()) {
      case STORED -> RowFate.STORED;
      case EXISTING -> RowFate.EXISTING;
      case CONFLICT -> conflict(row, added.entry().reading().heartRate().bpm());
      case BEFORE_RETENTION ->
          RowFate.refused(refused(row.place(), added.refusal(), text(row.row())));
    };
  }

  private RowFate restore(Placed<ToldProfile> row) {
    ToldProfile told = row.row();
    Outcome outcome = logs.profiles().restore(person, told.timeZone(), told.profile());
    return outcome == Outcome.CONFLICT
        ? RowFate.refused(
            new RefusedRow(
                row.place(),
                "conflict",
                "the existing profile was kept: it is not empty and differs from the file",
                "%s %s".formatted(told.timeZone(), told.profile())))
        : RowFate.of(outcome);
  }

  static RowFate conflict(Placed<Reading> row, int storedBpm) {
    return RowFate.refused(
        new RefusedRow(
            row.place(),
            "conflict",
            "%d bpm is already stored for this time and source".formatted(storedBpm),
            text(row.row())));
  }

  /**
   * A log rejects a whole list because of one row and stores nothing of it: the list is split
   * in halves until that row is isolated.
   */
  private static <R> List<RowFate> added(
      List<Placed<R>> rows,
      Function<List<Placed<R>>, List<RowFate>> log,
      Function<R, String> text) {
    try {
      return log.apply(rows);
    } catch (DomainException refusal) {
      if (refusal.reason() != Reason.INVALID && refusal.reason() != Reason.CONFLICT) {
        throw refusal;
      }
      if (rows.size() == 1) {
        Placed<R> row = rows.get(0);
        return List.of(RowFate.refused(refused(row.place(), refusal, text.apply(row.row()))));
      }
      int half = rows.size() / 2;
      List<RowFate> fates = new ArrayList<>(added(rows.subList(0, half), log, text));
      fates.addAll(added(rows.subList(half, rows.size()), log, text));
      return fates;
    }
  }

  private static RefusedRow refused(Place place, DomainException refusal, String original) {
    return new RefusedRow(place, refusal.code(), String.valueOf(refusal.getMessage()), original);
  }

  private static String text(Reading reading) {
    return "%s %d bpm %s"
        .formatted(reading.measuredAt(), reading.heartRate().bpm(), reading.source());
  }

  private static String text(Intake intake) {
    return "%s %s mg".formatted(intake.consumedAt(), intake.caffeine().milligrams());
  }
}
