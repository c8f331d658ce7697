package coffee.domain.imports;

import coffee.domain.Added;
import coffee.domain.Added.Outcome;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.PersonId;
import java.util.ArrayList;
import java.util.List;

/**
 * Use case: a person brings in a file, row by row. Rows are stored in transactions of {@value
 * #BATCH_SIZE}, and the same file again changes nothing. One for each file; not safe for use by
 * many threads.
 *
 * <p>Every method may throw {@code DomainException}, as the logs do; what the observer was told
 * before is stored.
 */
public final class ImportRun {

  /** Rows of one kind that are stored together. */
  public static final int BATCH_SIZE = 5_000;

  private final PersonId person;
  private final IntakeLog intakeLog;
  private final ReadingLog readingLog;
  private final ImportObserver observer;

  private final RepeatableIntakes repeatable = new RepeatableIntakes();
  private final List<Intake> intakes = new ArrayList<>();
  private final List<PlacedReading> readings = new ArrayList<>();
  private ImportTally tally = ImportTally.NONE;

  /** An import that has not read anything yet. */
  public ImportRun(
      PersonId person, IntakeLog intakeLog, ReadingLog readingLog, ImportObserver observer) {
    this.person = person;
    this.intakeLog = intakeLog;
    this.readingLog = readingLog;
    this.observer = observer;
  }

  /** A row with a drink. */
  public void drink(Intake intake) {
    intakes.add(repeatable.identified(intake));
    if (intakes.size() == BATCH_SIZE) {
      storeIntakes();
    }
  }

  /**
   * A row with a heart rate.
   *
   * @param place where it stands in the file, for the observer
   */
  public void reading(String place, Reading reading) {
    readings.add(new PlacedReading(place, reading));
    if (readings.size() == BATCH_SIZE) {
      storeReadings();
    }
  }

  /** A row that cannot be kept. */
  public void refused() {
    tally = tally.plus(new ImportTally(0, 0, 1, 0));
  }

  /** A row about something that is not kept. */
  public void passedOver() {
    tally = tally.plus(new ImportTally(0, 0, 0, 1));
  }

  /**
   * Stores what is not stored yet.
   *
   * @return what became of all rows
   */
  public ImportTally finish() {
    if (!intakes.isEmpty()) {
      storeIntakes();
    }
    if (!readings.isEmpty()) {
      storeReadings();
    }
    return tally;
  }

  private void storeIntakes() {
    count(
        ReturningDrinks.keep(
            intakes, person, intakeLog, drinks -> intakeLog.addAll(person, drinks)));
    intakes.clear();
  }

  private void storeReadings() {
    List<Added<LoggedReading>> added =
        readingLog.addAll(person, readings.stream().map(PlacedReading::reading).toList());
    for (int i = 0; i < added.size(); i++) {
      if (added.get(i).outcome() == Outcome.CONFLICT) {
        PlacedReading row = readings.get(i);
        observer.conflict(row.place(), row.reading(), added.get(i).entry().reading());
      }
    }
    count(added);
    readings.clear();
  }

  private void count(List<? extends Added<?>> added) {
    tally =
        tally.plus(
            new ImportTally(
                count(added, Outcome.STORED),
                count(added, Outcome.EXISTING),
                count(added, Outcome.CONFLICT) + count(added, Outcome.BEFORE_RETENTION),
                0));
    observer.advanced(tally);
  }

  private static long count(List<? extends Added<?>> added, Outcome outcome) {
    return added.stream().filter(one -> one.outcome() == outcome).count();
  }

  private record PlacedReading(String place, Reading reading) {}
}
