package coffee.devices.nativeformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.devices.formats.FormatRegistry;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoffeeCsvTest implements DeviceFormatContract {

  private static final DeviceFormat CSV = new CoffeeCsv();

  @Override
  public DeviceFormat format() {
    return CSV;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        id,timestamp,caffeine_mg,coffee_type,notes,duration_minutes,source,client_id,created_at,updated_at
        7,2026-03-01T09:00:00.000Z,63,espresso,"two ""short"" ones,
        at Ada's",5,phone,a-1,2026-03-01T09:00:01.000Z,2026-03-01T09:00:01.000Z
        8,2026-03-01T11:00:00+01:00,95.5,,,,,,,
        """);
  }

  private static void assertDrinks(String file, String... shown) throws IOException {
    assertThat(
            FormatRegistry.standard()
                .recognize(TestReader.content(TestReader.bytes(file)))
                .map(DeviceFormat::name))
        .hasValue("coffee_csv");
    CollectingRowHandler read = TestReader.read(CSV, file);
    assertThat(read.codes()).isEmpty();
    assertThat(
            read.drinks.stream()
                .map(drink -> drink.consumedAt() + " " + drink.caffeine().milligrams()))
        .containsExactly(shown);
  }

  @Test
  void readsTwelveHourTimes() throws IOException {
    assertDrinks(
        """
        timestamp,caffeine_mg
        2024-10-01 2:14 PM,95
        2024-10-01 12:05:30 a.m.,63
        2024-10-01 8:14\u202FAM -0700,80
        """,
        "2024-10-01T18:14:00Z 95.0",
        "2024-10-01T04:05:30Z 63.0",
        "2024-10-01T15:14:00Z 80.0");
  }

  @Test
  void readsDateAndTimeInTwoColumns() throws IOException {
    assertDrinks(
        """
        caffeine_mg,Date,Time
        95,2024-10-01,08:14
        63,2024-10-01,2:14 pm
        """,
        "2024-10-01T12:14:00Z 95.0",
        "2024-10-01T18:14:00Z 63.0");
    assertThat(TestReader.read(CSV, "date,time,caffeine_mg\n2024-10-01,,95\n").codes())
        .containsExactly("required");
  }

  @Test
  void readsDatesWhoseOrderTheFileProves() throws IOException {
    assertDrinks(
        "timestamp,caffeine_mg\n10/01/2024 08:14,95\n10/13/2024 8:14 PM,63\n",
        "2024-10-01T12:14:00Z 95.0",
        "2024-10-14T00:14:00Z 63.0");
    assertDrinks(
        "date;time;caffeine_mg\n01/10/24;08:14;95,5\n13/10/24;20:14;63\n",
        "2024-10-01T12:14:00Z 95.5",
        "2024-10-14T00:14:00Z 63.0");
    assertDrinks("timestamp\tcaffeine_mg\n1.10.2024 08:14\t95,5\n", "2024-10-01T12:14:00Z 95.5");
    assertThat(
            TestReader.read(
                    CSV, "timestamp,caffeine_mg\n10/01/2024 08:14,95\n2024-10-02 08:14,95\n")
                .codes())
        .containsExactly("ambiguous_date");
    assertThat(
            TestReader.read(
                    CSV, "timestamp,caffeine_mg\n13/01/2024 08:14,95\n01/13/2024 08:14,95\n")
                .codes())
        .containsExactly("ambiguous_date", "ambiguous_date");
  }

  @Test
  void readsSecondsAndMillisecondsSince1970() throws IOException {
    assertDrinks(
        "timestamp,caffeine_mg\n1727784840,95\n1727784840000,63\n1727784840.5,80\n",
        "2024-10-01T12:14:00Z 95.0",
        "2024-10-01T12:14:00Z 63.0",
        "2024-10-01T12:14:00Z 80.0");
  }

  @Test
  void readsBareReadingsAsUnknown() throws IOException {
    assertThat(
            TestReader.read(
                    CSV,
                    "timestamp,bpm,source\n2026-03-01T09:00:00Z,61,\n2026-03-01T09:01:00Z,62,manual\n")
                .shownReadings())
        .containsExactly(
            "2026-03-01T09:00:00Z 61 unknown csv", "2026-03-01T09:01:00Z 62 resting manual");
  }

  @Test
  void readsEveryFieldOfIntake() throws IOException {
    assertThat(TestReader.read(CSV, sample()).drinks)
        .containsExactly(
            new Intake(
                Instant.parse("2026-03-01T09:00:00Z"),
                new Caffeine(63),
                Optional.of("espresso"),
                Optional.of("two \"short\" ones,\nat Ada's"),
                Duration.ofMinutes(5),
                Optional.of("phone"),
                Optional.of("a-1")),
            Intake.of(Instant.parse("2026-03-01T10:00:00Z"), new Caffeine(95.5)));
  }

  @Test
  void removesOnlyFormulaEscapeApostrophes() throws IOException {
    String file =
        """
        timestamp,bpm,notes
        2026-03-01T09:00:00Z,60,'=1+1
        2026-03-01T09:00:01Z,60,''=1+1
        2026-03-01T09:00:02Z,60,'tis
        2026-03-01T09:00:03Z,60,'
        2026-03-01T09:00:04Z,60,"'-
        "
        """;
    assertThat(TestReader.read(CSV, file).readings)
        .extracting(reading -> reading.notes().orElseThrow())
        .containsExactly("=1+1", "'=1+1", "'tis", "'", "-\n");
  }

  @Test
  void defaultsContextToUnknown() throws IOException {
    String file =
        """
        timestamp,bpm,context,source
        2026-03-01 09:00:00Z,61.5,,
        2026-03-01T09:00:05Z,62,Sleeping,watch
        2026-03-01T09:00:10Z,63,,watch
        2026-03-01T09:00:15Z,64,yoga,watch
        """;
    assertThat(TestReader.read(CSV, file).shownReadings())
        .containsExactly(
            "2026-03-01T09:00:00Z 62 unknown csv",
            "2026-03-01T09:00:05Z 62 sleeping watch",
            "2026-03-01T09:00:10Z 63 unknown watch",
            "2026-03-01T09:00:15Z 64 yoga watch");
  }

  @Test
  void readsIntakesAndReadingsFromOneFile() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            CSV,
            """
            timestamp;bpm;caffeine_mg
            2026-03-01T09:00:00Z;;63
            2026-03-01T09:00:05Z;62;
            2026-03-01T09:00:10Z;63;95
            2026-03-01T09:00:15Z;;
            """);
    assertThat(read.drinks).hasSize(1);
    assertThat(read.readings).hasSize(1);
    assertThat(read.codes()).containsExactly("ambiguous_kind", "required");
  }

  @Test
  void reportsPositionReasonAndTextOfRefusedRows() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            CSV,
            """
            timestamp,bpm
            2026-03-01T09:00:00Z,abc

            2026-02-30T09:00:00Z,60
            2026-03-01T09:00:00Z,300
            1999-03-01T09:00:00Z,60
            ,60
            2026-03-01T09:00:00Z,60,surplus
            2027-03-01T09:00:00Z,60
            """);
    assertThat(read.codes())
        .containsExactly(
            "wrong_type",
            "invalid_timestamp",
            "out_of_range",
            "timestamp_too_early",
            "required",
            "too_many_fields",
            "timestamp_in_future");
    assertThat(read.problems.get(1).position()).isEqualTo(SourcePosition.line(4));
    assertThat(read.problems.get(1).original()).isEqualTo("2026-02-30T09:00:00Z,60");
    assertThat(read.problems.get(0).detail()).isEqualTo("bpm must be a number, was 'abc'");
  }

  @Test
  void resolvesLocalTimesAndCountsAmbiguousOnes() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            CSV,
            """
            timestamp,bpm
            2026-01-15T12:00:00,60
            2026-03-08T02:30:00,61
            2025-11-02T01:30:00,62
            """);
    assertThat(read.readings)
        .extracting(reading -> reading.measuredAt().toString())
        .containsExactly("2026-01-15T17:00:00Z", "2026-03-08T07:30:00Z", "2025-11-02T05:30:00Z");
    assertThat(read.clockChanges)
        .isEqualTo(Map.of(ClockChange.MOVED_ON, 1, ClockChange.EARLIER_TAKEN, 1));
  }

  @Test
  void rejectsUnknownColumn() {
    assertThatThrownBy(
            () -> TestReader.read(CSV, "timestamp,bpm,mood\n2026-03-01T09:00:00Z,60,fine\n"))
        .hasMessageStartingWith("Unknown column 'mood'");
  }

  @Test
  void rejectsUnclosedQuote() throws IOException {
    CollectingRowHandler read = new CollectingRowHandler();
    String file = "timestamp,bpm,notes\n2026-03-01T09:00:00Z,60,\n2026-03-01T09:00:01Z,60,\"open\n";
    assertThatThrownBy(
            () -> CSV.read(TestReader.content(TestReader.bytes(file)), TestReader.SETTINGS, read))
        .hasMessage("Unclosed quote in line 3.");
    assertThat(read.readings).hasSize(1);
  }

  @Test
  void rejectsOverlongRow() {
    String file = "timestamp,bpm,notes\n" + "x".repeat(3_000_000);
    assertThatThrownBy(() -> TestReader.read(CSV, file)).hasMessageContaining("line 2");
  }
}
