package coffee.devices.nativeformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.person.Profile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoffeeNdjsonTest implements DeviceFormatContract {

  private static final DeviceFormat NDJSON = new CoffeeNdjson();

  @Override
  public DeviceFormat format() {
    return NDJSON;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        {"id": 7, "timestamp": "2026-03-01T09:00:00.000Z", "caffeine_mg": 63.4, "coffee_type": "espresso", "notes": " caf\\u00e9 \\"Ada\\"", "duration_minutes": 5, "source": "phone", "client_id": "a-1", "created_at": "2026-03-01T09:00:01.000Z", "updated_at": null}
        {"id": 9, "timestamp": "2026-03-01T09:20:00.123Z", "bpm": 71, "context": "active", "notes": null, "source": "watch"}
        """);
  }

  @Test
  void readsEveryFieldOfIntakesAndReadings() throws IOException {
    CollectingRowHandler read = TestReader.read(NDJSON, sample());
    assertThat(read.drinks)
        .containsExactly(
            new Intake(
                Instant.parse("2026-03-01T09:00:00Z"),
                new Caffeine(63.4),
                Optional.of("espresso"),
                Optional.of(" café \"Ada\""),
                Duration.ofMinutes(5),
                Optional.of("phone"),
                Optional.of("a-1")));
    assertThat(read.readings)
        .containsExactly(
            new Reading(
                Instant.parse("2026-03-01T09:20:00.123Z"),
                new HeartRate(71),
                ReadingContext.of(ReadingContext.Kind.ACTIVE),
                Optional.empty(),
                "watch"));
    assertThat(read.places).containsExactly(SourcePosition.line(1), SourcePosition.line(2));
  }

  @Test
  void readsPhoneOutputWithBomAndTextNumbers() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            NDJSON,
            "\uFEFF{\"timestamp\": \"2026-03-01T09:00:00Z\", \"bpm\": \"61\", \"notes\": \"\"}\r\n\r\n");
    assertThat(read.shownReadings()).containsExactly("2026-03-01T09:00:00Z 61 resting manual");
    assertThat(read.rows()).isEqualTo(1);
  }

  @Test
  void refusesDurationOutOfRangeAndContinues() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            NDJSON,
            """
            {"timestamp": "2026-03-01T09:00:00Z", "caffeine_mg": 63, "duration_minutes": 1e300}
            {"timestamp": "2026-03-01T09:00:00Z", "caffeine_mg": 63, "duration_minutes": -1e300}
            {"timestamp": "2026-03-01T09:00:00Z", "caffeine_mg": 63, "duration_minutes": 721}
            {"timestamp": "2026-03-01T09:00:00Z", "caffeine_mg": 63, "duration_minutes": 720}
            """);
    assertThat(read.codes()).containsExactly("out_of_range", "out_of_range", "out_of_range");
    assertThat(read.problems.get(2).detail()).isEqualTo("must be 0 to 720 minutes, was 721");
    assertThat(read.drinks).extracting(Intake::duration).containsExactly(Duration.ofHours(12));
  }

  @Test
  void refusesInvalidLineAndContinues() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            NDJSON,
            """
            {"timestamp": "2026-03-01T09:00:00Z", "bpm": 61
            {"timestamp": "2026-03-01T09:00:00Z", "bpm": 61}}
            [1]
            {"timestamp": "2026-03-01T09:00:00Z", "bpm": true}
            {"timestamp": "2026-03-01T09:00:00Z", "bpm": [61]}
            {"timestamp": 1772355600000, "bpm": 61}
            {"timestamp": "2026-03-01T09:00:00Z", "bpm": 61, "mood": {"a": 1}}
            {"timestamp": "2026-03-01T09:00:00Z", "bpm": 61, "bpm": 62}
            {"timestamp": "2026-03-01T09:00:00Z", "bpm": NaN}
            {"timestamp": "2026-03-01T09:00:00Z", "caffeine_mg": 63, "duration_minutes": 1.5}
            {"timestamp": "2026-03-01T09:00:00Z", "caffeine_mg": 63, "context": "resting"}
            {"timestamp": "2026-03-01T09:00:00Z"}
            {"timestamp": "2026-03-01T09:00:00Z", "bpm": 61}
            """);
    assertThat(read.codes())
        .containsExactly(
            "malformed_json",
            "malformed_json",
            "wrong_type",
            "wrong_type",
            "wrong_type",
            "wrong_type",
            "unknown_field",
            "duplicate_field",
            "malformed_json",
            "not_whole",
            "unknown_field",
            "required");
    assertThat(read.problems.get(2).original()).isEqualTo("[1]");
    assertThat(read.places).containsExactly(SourcePosition.line(13));
  }

  private static final String FIRST =
      "{\"export\":{\"version\":1},\"profile\":{\"time_zone\":\"Europe/Berlin\",\"half_life_hours\":6.5,\"half_life_factors\":[\"smoking\"],\"weight_kg\":null,\"bedtime\":\"22:30\",\"sleep_threshold_mg\":null,\"daily_limit_mg\":300.0,\"single_dose_limit_mg\":null}}\n";
  private static final String RECORD = "{\"timestamp\":\"2026-03-01T09:00:00Z\",\"bpm\":61}\n";

  @Test
  void readsExportWithProfile() throws IOException {
    String file = FIRST + RECORD + "{\"end\":{\"records\":1}}\n";
    assertThat(NDJSON.recognizes(TestReader.bytes(file))).isTrue();
    CollectingRowHandler read = TestReader.read(NDJSON, file + file);
    assertThat(read.profiles.get(0))
        .isEqualTo(
            "1 Europe/Berlin Profile[halfLifeHours=OptionalDouble[6.5], halfLifeFactors=[SMOKING],"
                + " weightKg=OptionalDouble.empty, bedtime=Optional[22:30],"
                + " sleepThresholdMg=OptionalDouble.empty, dailyLimitMg=OptionalDouble[300.0],"
                + " singleDoseLimitMg=OptionalDouble.empty]");
    assertThat(read.profiles).hasSize(2);
    assertThat(read.rows()).isEqualTo(2);
    assertThat(read.readings).hasSize(2);
  }

  @Test
  void readsExportWithoutProfile() throws IOException {
    String file = "{\"export\":{\"version\":1},\"profile\":null}\n{\"end\":{\"records\":0}}\n";
    assertThat(NDJSON.recognizes(TestReader.bytes(file))).isTrue();
    CollectingRowHandler read = TestReader.read(NDJSON, file);
    assertThat(read.rows()).isZero();
    assertThat(read.profiles).isEmpty();
  }

  @Test
  void rejectsTruncatedExportAndKeepsItsRecords() throws IOException {
    CollectingRowHandler read = new CollectingRowHandler();
    assertThatThrownBy(
            () ->
                NDJSON.read(
                    TestReader.content(TestReader.bytes(FIRST + RECORD)),
                    TestReader.SETTINGS,
                    read))
        .hasMessage("The export is truncated: its last line is missing. Export it again.");
    assertThat(read.readings).hasSize(1);
  }

  @Test
  void reportsMissingRecordsAndInvalidProfile() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            NDJSON, FIRST.replace("smoking", "sailing") + RECORD + "{\"end\":{\"records\":2}}\n");
    assertThat(read.codes()).containsExactly("unknown_word", "records_missing");
    assertThat(read.problems.get(1).detail())
        .isEqualTo("the export should contain 2 records but has 1");
  }

  @Test
  void refusesLineStartingWithNulBytes() throws IOException {
    CollectingRowHandler read = TestReader.read(NDJSON, "\0\0\0\0" + RECORD + RECORD);
    assertThat(read.codes()).containsExactly("malformed_json");
    assertThat(read.readings).hasSize(1);
  }

  @Test
  void propagatesExceptionOfProfileHandler() {
    DomainException unavailable =
        new DomainException(Reason.UNAVAILABLE, "database_unavailable", "is away");
    CollectingRowHandler read =
        new CollectingRowHandler() {
          @Override
          public void profile(SourcePosition position, ZoneId timeZone, Profile profile) {
            throw unavailable;
          }
        };
    assertThatThrownBy(
            () ->
                NDJSON.read(TestReader.content(TestReader.bytes(FIRST)), TestReader.SETTINGS, read))
        .isSameAs(unavailable);
    assertThat(read.problems).isEmpty();
  }

  @Test
  void rejectsOverlongLine() {
    assertThatThrownBy(() -> TestReader.read(NDJSON, "\n{\"notes\": \"" + "x".repeat(3_000_000)))
        .hasMessage("Line 2 is longer than a megabyte.");
  }

  @Test
  void refusesExcessiveNesting() throws IOException {
    assertThat(TestReader.read(NDJSON, "{\"notes\": " + "[".repeat(500_000)).codes())
        .containsExactly("malformed_json");
  }
}
