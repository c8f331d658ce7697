package coffee.domain.exports;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Person;
import java.io.IOException;

/**
 * Where an export goes: a file in some format. Its methods are called in the order in which they
 * stand here; without {@link #end} the file is not complete, and must not look as if it were.
 */
public interface ExportSink {

  /** Whose data it is; called once. */
  void begin(Person person) throws IOException;

  /** A drink. */
  void drink(LoggedIntake drink) throws IOException;

  /** A heart rate. */
  void reading(LoggedReading reading) throws IOException;

  /** Everything has been handed over; called once. */
  void end() throws IOException;
}
