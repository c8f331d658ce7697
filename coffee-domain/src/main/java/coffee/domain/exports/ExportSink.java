package coffee.domain.exports;

import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Person;
import coffee.domain.steps.StepCount;
import java.io.IOException;

/**
 * The target of an export: a file in some format. Its methods are called in the order in which they
 * are declared; without {@link #finish} the file is incomplete and must be recognizable as such.
 */
public interface ExportSink {

  /** Starts the export of a person; called once. */
  void begin(Person person) throws IOException;

  /** Writes an experiment; left out by formats that have nothing for it. */
  default void experiment(ExperimentCopy experiment) throws IOException {}

  /** Writes an intake. */
  void intake(LoggedIntake intake) throws IOException;

  /** Writes a reading. */
  void reading(LoggedReading reading) throws IOException;

  /** Writes a count of steps; left out by formats that have nothing for it. */
  default void steps(StepCount steps) throws IOException {}

  /** Completes the export; called once. */
  void finish() throws IOException;
}
