package coffee.domain.exports;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.imports.ImportNames;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Person;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;

/** Use case: a person takes their data with them. */
public final class ExportData {

  private final LoggedData data;

  /** An export of this data. */
  public ExportData(LoggedData data) {
    this.data = data;
  }

  /**
   * Writes what is wanted, drinks before heart rates, each oldest first. A drink that got its
   * {@code clientId} from an import is written as its file told it, without: the same name follows
   * from the row when it is read again.
   *
   * @throws IOException if the sink cannot take more
   * @throws coffee.domain.DomainException UNAVAILABLE, perhaps in the middle
   */
  public void write(Person person, ExportSelection wanted, ExportSink sink) throws IOException {
    Instant from = wanted.from().orElse(Instant.MIN);
    Instant until = wanted.until().orElse(Instant.MAX);
    sink.begin(person);
    if (wanted.includes(ExportKind.COFFEE)) {
      Iterator<LoggedIntake> drinks = data.intakes(person.id(), from, until).iterator();
      while (drinks.hasNext()) {
        sink.drink(asTold(drinks.next()));
      }
    }
    if (wanted.includes(ExportKind.HEART_RATE)) {
      Iterator<LoggedReading> readings = data.readings(person.id(), from, until).iterator();
      while (readings.hasNext()) {
        sink.reading(readings.next());
      }
    }
    sink.end();
  }

  private static LoggedIntake asTold(LoggedIntake stored) {
    return new LoggedIntake(
        stored.id(),
        ImportNames.withoutOurs(stored.intake()),
        stored.createdAt(),
        stored.updatedAt());
  }
}
