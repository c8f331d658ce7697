package coffee.domain.imports;

import coffee.domain.Added;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.PersonId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Use case: a person brings in a file. Rows are stored in transactions of {@value #BATCH_SIZE}; the
 * same rows again change nothing. Memory does not grow with the file.
 */
public final class ImportRows {

  /** Rows of one kind that are stored together. */
  public static final int BATCH_SIZE = 5_000;

  private final IntakeLog intakes;
  private final ReadingLog readings;

  /** Stores into these logs. */
  public ImportRows(IntakeLog intakes, ReadingLog readings) {
    this.intakes = intakes;
    this.readings = readings;
  }

  /**
   * Stores what the rows say, as far as it can be kept.
   *
   * @param rows read to their end, each once
   * @return what became of all of them
   * @throws coffee.domain.DomainException UNAVAILABLE; what {@code observer} was told is stored
   */
  public ImportTally importAll(PersonId person, Iterator<ImportRow> rows, ImportObserver observer) {
    Run run = new Run(person, observer);
    rows.forEachRemaining(run::take);
    run.storeDrinks();
    run.storeMeasurements();
    return run.tally;
  }

  /** One import, under way. */
  private final class Run {

    private final PersonId person;
    private final ImportObserver observer;
    private final RepeatableIntakes repeatable = new RepeatableIntakes();
    private final List<ImportRow.Drink> drinks = new ArrayList<>();
    private final List<ImportRow.Measurement> measurements = new ArrayList<>();
    private ImportTally tally = ImportTally.NONE;

    Run(PersonId person, ImportObserver observer) {
      this.person = person;
      this.observer = observer;
    }

    void take(ImportRow row) {
      if (row instanceof ImportRow.Drink drink) {
        drinks.add(new ImportRow.Drink(drink.line(), repeatable.identified(drink.intake())));
        if (drinks.size() == BATCH_SIZE) {
          storeDrinks();
        }
      } else if (row instanceof ImportRow.Measurement measurement) {
        measurements.add(measurement);
        if (measurements.size() == BATCH_SIZE) {
          storeMeasurements();
        }
      } else if (row instanceof ImportRow.Problem problem) {
        refuse(problem);
      }
    }

    void storeDrinks() {
      if (!drinks.isEmpty()) {
        count(intakes.addAll(person, drinks.stream().map(ImportRow.Drink::intake).toList()));
        drinks.clear();
      }
    }

    void storeMeasurements() {
      if (measurements.isEmpty()) {
        return;
      }
      List<Added<LoggedReading>> added =
          readings.addAll(
              person, measurements.stream().map(ImportRow.Measurement::reading).toList());
      for (int i = 0; i < added.size(); i++) {
        if (added.get(i).outcome() == Added.Outcome.CONFLICT) {
          refuse(conflict(measurements.get(i), added.get(i).entry()));
        }
      }
      count(added);
      measurements.clear();
    }

    private void count(List<? extends Added<?>> added) {
      long stored = countOf(added, Added.Outcome.STORED);
      long existing = countOf(added, Added.Outcome.EXISTING);
      tally = tally.plus(new ImportTally(stored, existing, 0));
      observer.advanced(tally);
    }

    private void refuse(ImportRow.Problem problem) {
      tally = tally.plus(new ImportTally(0, 0, 1));
      observer.refused(problem);
    }
  }

  private static long countOf(List<? extends Added<?>> added, Added.Outcome outcome) {
    return added.stream().filter(one -> one.outcome() == outcome).count();
  }

  private static ImportRow.Problem conflict(ImportRow.Measurement row, LoggedReading stored) {
    return new ImportRow.Problem(
        row.line(),
        "this moment and source already have %d bpm".formatted(stored.reading().heartRate().bpm()),
        "%s %s bpm %s"
            .formatted(
                row.reading().measuredAt(),
                row.reading().heartRate().bpm(),
                row.reading().source()));
  }
}
