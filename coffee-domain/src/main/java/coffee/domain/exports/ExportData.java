package coffee.domain.exports;

import coffee.domain.TimeRange;
import coffee.domain.experiment.DayReport;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.imports.rows.ImportClientIds;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.steps.StepCount;
import coffee.domain.steps.StepDay;
import coffee.domain.steps.StepDays;
import coffee.domain.steps.StepLog;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** Use case: export a person's data. */
public final class ExportData {

  private final ExportSource data;
  private final ExperimentStore experiments;
  private final StepLog steps;
  private final Clock clock;

  /** Exports from the given source. */
  public ExportData(ExportSource data, ExperimentStore experiments, StepLog steps, Clock clock) {
    this.data = data;
    this.experiments = experiments;
    this.steps = steps;
    this.clock = clock;
  }

  /**
   * Writes the selected data: with the profile the experiments, then intakes, readings and steps,
   * each oldest first; steps by UTC day, then by source. An intake whose {@code clientId} was
   * derived by an import is written without it: the same id is derived again when the row is
   * imported.
   *
   * @throws IOException if the sink fails
   * @throws coffee.domain.DomainException UNAVAILABLE, perhaps in the middle
   */
  public void write(Person person, ExportSelection selection, ExportSink sink) throws IOException {
    Instant from = selection.from().orElse(Instant.MIN);
    Instant until = selection.until().orElse(Instant.MAX);
    sink.begin(person);
    if (selection.includes(ExportKind.PROFILE)) {
      Instant now = clock.instant();
      for (Experiment stored : experiments.list(person.id())) {
        List<DayReport> reports = experiments.reports(person.id(), stored.id());
        sink.experiment(ExperimentCopy.of(stored, reports, now));
      }
    }
    if (selection.includes(ExportKind.COFFEE)) {
      Iterator<LoggedIntake> intakes = data.intakes(person.id(), from, until).iterator();
      while (intakes.hasNext()) {
        sink.intake(withoutDerivedClientId(intakes.next()));
      }
    }
    if (selection.includes(ExportKind.HEART_RATE)) {
      Iterator<LoggedReading> readings = data.readings(person.id(), from, until).iterator();
      while (readings.hasNext()) {
        sink.reading(readings.next());
      }
    }
    if (selection.includes(ExportKind.STEPS)) {
      writeSteps(person.id(), new TimeRange(from, until), sink);
    }
    sink.finish();
  }

  private void writeSteps(PersonId person, TimeRange range, ExportSink sink) throws IOException {
    Iterator<StepDay> days = StepDays.of(steps, person, range);
    while (days.hasNext()) {
      StepDay day = days.next();
      for (int i = 0; i < day.size(); i++) {
        StepCount counted = day.get(i);
        if (StepLog.isWithin(counted, range)) {
          sink.steps(counted);
        }
      }
    }
  }

  private static LoggedIntake withoutDerivedClientId(LoggedIntake stored) {
    return new LoggedIntake(
        stored.id(),
        ImportClientIds.withoutDerivedId(stored.intake()),
        stored.createdAt(),
        stored.updatedAt());
  }
}
