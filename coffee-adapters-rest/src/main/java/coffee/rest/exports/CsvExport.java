package coffee.rest.exports;

import coffee.domain.exports.ExportKind;
import coffee.domain.exports.ExportSelection;
import coffee.domain.exports.ExportSink;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Person;
import coffee.domain.steps.StepCount;
import coffee.rest.json.TimestampFormat;
import coffee.rest.list.CsvCell;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One table (RFC 4180) with the columns of all record kinds; each row fills only its own. */
final class CsvExport implements ExportSink {

  private static final String LINE_END = "\r\n";
  private static final String OF_COFFEES = "caffeine_mg,coffee_type,duration_minutes,client_id";
  private static final String OF_READINGS = "bpm,context";
  private static final String OF_STEPS = "steps,duration_seconds";

  /** The separators for the empty columns of the other kind. */
  private final String noCoffee;

  private final String noReading;
  private final String noSteps;
  private final ExportSelection selection;
  private final Writer out;

  CsvExport(OutputStream out, ExportSelection selection) {
    this.selection = selection;
    this.noCoffee = selection.includes(ExportKind.COFFEE) ? ",,,," : "";
    this.noReading = selection.includes(ExportKind.HEART_RATE) ? ",," : "";
    this.noSteps = selection.includes(ExportKind.STEPS) ? ",," : "";
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void begin(Person person) throws IOException {
    List<String> columns = new ArrayList<>(List.of("timestamp"));
    if (selection.includes(ExportKind.COFFEE)) {
      columns.add(OF_COFFEES);
    }
    if (selection.includes(ExportKind.HEART_RATE)) {
      columns.add(OF_READINGS);
    }
    columns.add("notes,source");
    if (selection.includes(ExportKind.STEPS)) {
      columns.add(OF_STEPS);
    }
    out.write(String.join(",", columns));
    out.write(LINE_END);
  }

  @Override
  public void intake(LoggedIntake logged) throws IOException {
    Intake drink = logged.intake();
    out.write(TimestampFormat.format(drink.consumedAt()));
    out.write(',');
    out.write(Double.toString(drink.caffeine().milligrams()));
    cell(drink.coffeeType());
    out.write(',');
    out.write(Long.toString(drink.duration().toMinutes()));
    cell(drink.clientId());
    out.write(noReading);
    cell(drink.notes());
    cell(drink.source());
    out.write(noSteps);
    out.write(LINE_END);
  }

  @Override
  public void reading(LoggedReading logged) throws IOException {
    Reading reading = logged.reading();
    out.write(TimestampFormat.format(reading.measuredAt()));
    out.write(noCoffee);
    out.write(',');
    out.write(Integer.toString(reading.heartRate().bpm()));
    out.write(',');
    out.write(CsvCell.of(reading.context().label()));
    cell(reading.notes());
    out.write(',');
    out.write(CsvCell.of(reading.source()));
    out.write(noSteps);
    out.write(LINE_END);
  }

  @Override
  public void steps(StepCount counted) throws IOException {
    out.write(TimestampFormat.format(counted.start()));
    out.write(noCoffee);
    out.write(noReading);
    out.write(",,");
    out.write(CsvCell.of(counted.source()));
    out.write(',');
    out.write(Integer.toString(counted.count()));
    out.write(',');
    out.write(Double.toString(counted.length().toMillis() / 1_000.0));
    out.write(LINE_END);
  }

  private void cell(Optional<String> text) throws IOException {
    out.write(',');
    if (text.isPresent()) {
      out.write(CsvCell.of(text.get()));
    }
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }
}
