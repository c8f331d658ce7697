package coffee.app.imports;

import coffee.app.StartupRefusal;
import coffee.devices.DeviceFormat;
import coffee.devices.Formats;
import coffee.devices.Terms;
import coffee.devices.UnreadableFileException;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.Entries;
import coffee.domain.imports.ImportObserver;
import coffee.domain.imports.ImportRun;
import coffee.domain.imports.ImportTally;
import coffee.domain.imports.Place;
import coffee.domain.imports.RefusedRow;
import coffee.domain.intake.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The import of one file, from its format to a person's logs. */
final class FileImport implements Entries, ImportObserver {

  private final ImportedFile file;
  private final ImportReport report;
  private final ImportRun rows;
  private final Map<ClockChange, Integer> clockChanges = new EnumMap<>(ClockChange.class);
  private final long start = System.nanoTime();

  /**
   * An import.
   *
   * @param into a run that tells the observer that it is given
   */
  @SuppressWarnings("ThisEscapedInObjectConstruction") // the run calls back while rows are read
  FileImport(ImportedFile file, ImportReport report, Function<ImportObserver, ImportRun> into) {
    this.file = file;
    this.report = report;
    this.rows = into.apply(this);
  }

  /**
   * Reads the file to its end.
   *
   * @throws StartupRefusal if it cannot be read, or not to its end; what was read before is stored
   */
  void run(Terms terms) throws IOException {
    DeviceFormat format =
        Formats.standard()
            .recognise(file.head(Formats.HEAD_BYTES))
            .orElseThrow(
                () -> new StartupRefusal(file.name() + " is of no format that we can read"));
    try {
      format.read(file, terms, this);
    } catch (UnreadableFileException e) {
      finish();
      throw new StartupRefusal(
          "%s, %s: %s".formatted(file.name(), text(e.place()), e.getMessage()), e);
    }
    finish();
  }

  private void finish() {
    report.summary(file.name(), rows.finish(), spent());
    clockChanges.forEach((decision, times) -> report.note(file.name(), text(decision, times)));
  }

  @Override
  public void drink(Place place, Intake intake) {
    rows.drink(intake);
  }

  @Override
  public void reading(Place place, Reading reading) {
    rows.reading(text(place), reading);
  }

  @Override
  public void refused(RefusedRow problem) {
    rows.refused();
    report.problem(file.name(), text(problem.place()), problem.detail(), problem.original());
  }

  @Override
  public void passedOver(String kind) {
    rows.passedOver();
  }

  @Override
  public void clockChange(ClockChange decision) {
    clockChanges.merge(decision, 1, Integer::sum);
  }

  @Override
  public void conflict(String place, Reading given, Reading stored) {
    report.problem(
        file.name(),
        place,
        "this moment and source already have " + stored.heartRate().bpm() + " bpm",
        "%s %d bpm %s".formatted(given.measuredAt(), given.heartRate().bpm(), given.source()));
  }

  @Override
  public void advanced(ImportTally soFar) {
    try {
      report.progress(file, soFar, spent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Duration spent() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static String text(Place place) {
    String unit = place.unit().name().toLowerCase(Locale.ROOT);
    return place.file().map(name -> name + ", ").orElse("") + unit + " " + place.number();
  }

  private static String text(ClockChange decision, int times) {
    return switch (decision) {
      case EARLIER_TAKEN -> times + " local times that the clocks showed twice: the earlier taken";
      case MOVED_ON -> times + " local times that the clocks skipped: moved on by the gap";
    };
  }
}
