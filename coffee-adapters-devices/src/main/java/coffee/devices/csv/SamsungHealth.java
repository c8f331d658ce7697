package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.DelimitedRows;
import coffee.devices.row.Handover;
import coffee.devices.row.Head;
import coffee.devices.row.Numbers;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.Entries;
import coffee.domain.imports.Place;
import coffee.domain.intake.Intake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Samsung Health's CSV files of heart rates and caffeine. The first row contains the data type,
 * the second names the columns, some of them prefixed by the type; every row ends in a comma. Times
 * are in UTC, so the inconsistent offset column is not needed.
 */
public final class SamsungHealth implements DeviceFormat {

  private static final String HEART_RATE = "com.samsung.health.heart_rate";
  private static final List<String> HEART_RATES =
      List.of(
          "com.samsung.shealth.tracker.heart_rate",
          "com.samsung.shealth.alerted_heart_rate",
          HEART_RATE);
  private static final String CAFFEINE = "com.samsung.health.caffeine_intake";
  private static final List<String> CAFFEINES =
      List.of(CAFFEINE, "com.samsung.shealth.caffeine_intake");

  private static final String SOURCE = "samsung_health";

  @Override
  public String name() {
    return "samsung_health";
  }

  @Override
  public boolean recognises(byte[] head) {
    return Head.rows(head, 1).stream()
        .anyMatch(row -> HEART_RATES.contains(row.get(0)) || CAFFEINES.contains(row.get(0)));
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    Handover handover = new Handover(terms, entries);
    String type = type(content);
    if (HEART_RATES.contains(type)) {
      try (Table table = Table.open(content, 1, HEART_RATE + ".")) {
        readHeartRates(table, handover);
      }
    } else if (CAFFEINES.contains(type)) {
      try (Table table = Table.open(content, 1, CAFFEINE + ".")) {
        readCaffeine(table, handover);
      }
    } else {
      throw new UnreadableFileException(
          "wrong_format",
          Place.line(1),
          "The first line is not that of Samsung Health heart rates or caffeine.");
    }
  }

  private static String type(Content content) throws IOException {
    DelimitedRows rows = new DelimitedRows(new ByteArrayInputStream(content.head()));
    return rows.next() ? rows.field(0).toString() : "";
  }

  private static void readHeartRates(Table table, Handover handover) throws IOException {
    int bpm = table.column("heart_rate");
    int binning = table.column("binning_data");
    int start = table.column("start_time");
    int device = table.column("deviceuuid");
    while (table.next()) {
      if (table.field(bpm).isEmpty() && !table.field(binning).isEmpty()) {
        handover.passOver("binning_data"); // the row only refers to a separate file
        continue;
      }
      handover.reading(
          table.row().place(),
          table.row()::text,
          () -> reading(handover, table, start, bpm, device));
    }
  }

  private static Reading reading(Handover handover, Table table, int start, int bpm, int device) {
    CharSequence uuid = table.field(device);
    return handover.plainReading(
        handover.stamps().utc(required("start_time", table.field(start))),
        Numbers.parse("heart_rate", table.field(bpm)),
        uuid.isEmpty() ? SOURCE : SOURCE + ":" + uuid);
  }

  private static void readCaffeine(Table table, Handover handover) throws IOException {
    int amount = table.column("amount");
    int start = table.column("start_time");
    int uuid = table.column("datauuid");
    int comment = table.column("comment");
    while (table.next()) {
      handover.drink(
          table.row().place(),
          table.row()::text,
          () -> {
            Instant moment = handover.stamps().utc(required("start_time", table.field(start)));
            double milligrams = Numbers.parse("amount", required("amount", table.field(amount)));
            return new Intake(
                moment,
                handover.terms().intakeRules().caffeine(milligrams),
                Optional.empty(),
                Optional.of(table.field(comment).toString()).filter(text -> !text.isEmpty()),
                Intake.DEFAULT_DURATION,
                Optional.of(SOURCE),
                Optional.of(SOURCE + ":" + required("datauuid", table.field(uuid))));
          });
    }
  }

  private static CharSequence required(String name, CharSequence text) {
    if (text.isEmpty()) {
      throw DomainException.invalid("required", name + " is missing");
    }
    return text;
  }
}
