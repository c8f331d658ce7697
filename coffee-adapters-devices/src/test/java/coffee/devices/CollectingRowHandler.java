package coffee.devices;

import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Intake;
import coffee.domain.person.Profile;
import coffee.domain.steps.StepCount;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A row handler that collects all rows. */
public class CollectingRowHandler implements RowHandler {

  public final List<Intake> drinks = new ArrayList<>();
  public final List<Reading> readings = new ArrayList<>();
  public final List<StepCount> steps = new ArrayList<>();
  public final List<String> files = new ArrayList<>();
  public final List<SourcePosition> places = new ArrayList<>();
  public final List<String> profiles = new ArrayList<>();
  public final List<RefusedRow> problems = new ArrayList<>();
  public final Map<String, Integer> skipped = new TreeMap<>();
  public final List<String> skippedFiles = new ArrayList<>();
  public final Map<ClockChange, Integer> clockChanges = new EnumMap<>(ClockChange.class);

  @Override
  public void file(String format) {
    files.add(format);
  }

  @Override
  public void intake(SourcePosition position, Intake intake) {
    places.add(position);
    drinks.add(intake);
  }

  @Override
  public void reading(SourcePosition position, Reading reading) {
    places.add(position);
    readings.add(reading);
  }

  @Override
  public void steps(SourcePosition position, StepCount count) {
    places.add(position);
    steps.add(count);
  }

  @Override
  public void profile(SourcePosition position, ZoneId timeZone, Profile profile) {
    profiles.add("%s %s %s".formatted(position.number(), timeZone, profile));
  }

  @Override
  public void refused(RefusedRow problem) {
    problems.add(problem);
  }

  @Override
  public void skipped(String kind) {
    skipped.merge(kind, 1, Integer::sum);
  }

  @Override
  public void skippedFile(String kind, String name) {
    skipped(kind);
    skippedFiles.add(name);
  }

  @Override
  public void clockChange(ClockChange decision) {
    clockChanges.merge(decision, 1, Integer::sum);
  }

  /** Number of all rows. */
  public int rows() {
    return drinks.size()
        + readings.size()
        + steps.size()
        + problems.size()
        + skipped.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The codes of the problems, in their order. */
  public List<String> codes() {
    return problems.stream().map(RefusedRow::code).toList();
  }

  /** The readings as "instant bpm context source". */
  public List<String> shownReadings() {
    return readings.stream()
        .map(
            reading ->
                "%s %d %s %s"
                    .formatted(
                        reading.measuredAt(),
                        reading.heartRate().bpm(),
                        reading.context().label(),
                        reading.source()))
        .toList();
  }

  /** The counts of steps as "start seconds steps source". */
  public List<String> shownSteps() {
    return steps.stream()
        .map(
            count ->
                "%s %s %d %s"
                    .formatted(
                        count.start(), count.length().toSeconds(), count.count(), count.source()))
        .toList();
  }

  /** The drinks as "instant milligrams name". */
  public List<String> shownDrinks() {
    return drinks.stream()
        .map(
            drink ->
                "%s %s %s"
                    .formatted(
                        drink.consumedAt(),
                        drink.caffeine().milligrams(),
                        drink.clientId().orElse("-")))
        .toList();
  }
}
