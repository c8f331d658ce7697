package coffee.devices.formats;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.TestReader;
import coffee.domain.imports.FileSettings;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reader with people of different time zones, across both changes of the clocks in 2025. */
class ClockChangesTest {

  private static final List<String> ZONES =
      List.of("America/New_York", "Europe/Berlin", "Asia/Kolkata");

  /** Around the changes in the United States and in Europe. */
  private static final List<Instant> CHANGES =
      Stream.of(
              "2025-03-09T07:00:00Z",
              "2025-11-02T06:00:00Z",
              "2025-03-30T01:00:00Z",
              "2025-10-26T01:00:00Z")
          .map(Instant::parse)
          .toList();

  /**
   * How a format writes a time.
   *
   * @param format its name
   * @param frame the file, with one place for the rows
   * @param delimiter between rows
   * @param row writes a row with a heart rate of 61, 61 steps or an intake at a time in a person's
   *     zone
   * @param isLocal whether the file has neither offsets nor UTC
   */
  private record Writer(
      String format,
      String frame,
      String delimiter,
      Function<ZonedDateTime, String> row,
      boolean isLocal) {

    byte[] file(List<ZonedDateTime> times) {
      return TestReader.bytes(
          frame.replace("@", String.join(delimiter, times.stream().map(row).toList())));
    }
  }

  private static Writer text(
      String format, String frame, String delimiter, String pattern, boolean isLocal) {
    DateTimeFormatter written = DateTimeFormatter.ofPattern(pattern, Locale.US);
    return new Writer(format, frame, delimiter, written::format, isLocal);
  }

  private static Writer utc(String format, String frame, String delimiter, String pattern) {
    DateTimeFormatter written = DateTimeFormatter.ofPattern(pattern, Locale.US);
    return new Writer(
        format,
        frame,
        delimiter,
        time -> written.format(time.withZoneSameInstant(ZoneId.of("UTC"))),
        false);
  }

  private static Writer number(
      String format, String frame, String delimiter, Function<Instant, String> row) {
    return new Writer(format, frame, delimiter, time -> row.apply(time.toInstant()), false);
  }

  private static Stream<Writer> writers() {
    return Stream.of(
        text("fitabase", "Id,Time,Value\n@\n", "\n", "'7',M/d/yyyy h:mm:ss a',61'", true),
        text("fitbit_web_api", "value,date\n@\n", "\n", "'61,'yyyy-MM-dd HH:mm:ss", true),
        text("zepp", "date,time,heartRate\n@\n", "\n", "yyyy-MM-dd,HH:mm',61'", true),
        text("coffee_csv", "timestamp,bpm\n@\n", "\n", "yyyy-MM-dd HH:mm:ss',61'", true),
        text("coffee_csv", "date,time,bpm\n@\n", "\n", "dd.MM.yyyy,h:mm a',61'", true),
        text(
            "cronometer",
            "Day,Time,Group,Food Name,Amount,Caffeine (mg)\n@\n",
            "\n",
            "yyyy-MM-dd,hh:mm a',Coffee,Espresso,1,63'",
            true),
        text(
            "macrofactor",
            "Date,Time,Food Name,Serving Size,Caffeine (mg)\n@\n",
            "\n",
            "yyyy-MM-dd,HH:mm',Espresso,1,63'",
            true),
        new Writer(
            "polar",
            "{\"userId\": 1, \"deviceDays\": [@]}",
            ",",
            time ->
                "{\"userId\": 1, \"deviceId\": \"A\", \"date\": \"%s\", \"samples\": [{\"heartRate\": 61, \"secondsFromDayStart\": %d, \"source\": \"X\"}]}"
                    .formatted(time.toLocalDate(), time.toLocalTime().toSecondOfDay()),
            true),
        text(
            "withings",
            "start,duration,value\n@\n",
            "\n",
            "yyyy-MM-dd'T'HH:mm:ssxxx',[60],[61]'",
            false),
        text(
            "oura", "timestamp;bpm;source\n@\n", "\n", "yyyy-MM-dd'T'HH:mm:ssxxx';61;rest'", false),
        text("coffee_csv", "timestamp,bpm\n@\n", "\n", "yyyy-MM-dd'T'HH:mm:ssxxx',61'", false),
        text(
            "apple_health",
            "<HealthData>@</HealthData>",
            "",
            "'<Record type=\"HKQuantityTypeIdentifierHeartRate\" sourceName=\"W\" unit=\"count/min\" startDate=\"'yyyy-MM-dd HH:mm:ss xx'\" value=\"61\"/>'",
            false),
        text(
            "health_auto_export",
            "{\"data\": {\"metrics\": [{\"name\": \"heart_rate\", \"units\": \"bpm\", \"data\": [@]}]}}",
            ",",
            "'{\"date\": \"'yyyy-MM-dd h:mm:ss a xx'\", \"Avg\": 61}'",
            false),
        text(
            "open_mhealth",
            "[@]",
            ",",
            "'{\"heart_rate\": {\"value\": 61, \"unit\": \"beats/min\"}, \"effective_time_frame\": {\"date_time\": \"'yyyy-MM-dd'T'HH:mm:ssxxx'\"}}'",
            false),
        utc(
            "tcx",
            "<TrainingCenterDatabase>@</TrainingCenterDatabase>",
            "",
            "'<Trackpoint><Time>'yyyy-MM-dd'T'HH:mm:ss'Z</Time><HeartRateBpm><Value>61</Value></HeartRateBpm></Trackpoint>'"),
        utc(
            "gpx",
            "<gpx>@</gpx>",
            "",
            "'<trkpt><time>'yyyy-MM-dd'T'HH:mm:ss'Z</time><hr>61</hr></trkpt>'"),
        utc("fitbit_csv", "timestamp,beats per minute\n@\n", "\n", "yyyy-MM-dd'T'HH:mm:ss'Z,61.0'"),
        utc(
            "fitbit_account",
            "[@]",
            ",",
            "'{\"dateTime\": \"'MM/dd/yy HH:mm:ss'\", \"value\": {\"bpm\": 61, \"confidence\": 3}}'"),
        utc(
            "home_assistant",
            "entity_id,state,last_changed\n@\n",
            "\n",
            "'sensor.heart_rate,61,'yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"),
        utc(
            "garmin_grafana",
            "measurement,time,HeartRate\n@\n",
            "\n",
            "'HeartRateIntraday,'yyyy-MM-dd'T'HH:mm:ss'Z,61'"),
        utc(
            "samsung_health",
            "com.samsung.shealth.tracker.heart_rate,1,7\ncom.samsung.health.heart_rate.start_time,com.samsung.health.heart_rate.time_offset,com.samsung.health.heart_rate.heart_rate\n@\n",
            "\n",
            "yyyy-MM-dd HH:mm:ss.SSS',UTC-0400,61.0,'"),
        number(
            "samsung_health_bins",
            "[@]",
            ",",
            at ->
                "{\"heart_rate\": 61, \"start_time\": %1$d, \"end_time\": %1$d}"
                    .formatted(at.toEpochMilli())),
        number(
            "google_fit",
            "{\"Data Points\": [@]}",
            ",",
            at ->
                "{\"dataTypeName\": \"com.google.heart_rate.bpm\", \"startTimeNanos\": %d000000000, \"fitValue\": [{\"value\": {\"fpVal\": 61}}]}"
                    .formatted(at.getEpochSecond())),
        utc(
            "oura_api",
            "{\"data\": [@]}",
            ",",
            "'{\"bpm\": 61, \"source\": \"rest\", \"timestamp\": \"'yyyy-MM-dd'T'HH:mm:ss'Z\"}'"),
        number(
            "ultrahuman",
            "[{\"type\": \"hr\", \"object\": {\"day_start_timestamp\": 1, \"values\": [@]}}]",
            ",",
            at -> "{\"value\": 61, \"timestamp\": %d}".formatted(at.getEpochSecond())),
        number(
            "mi_fit",
            "date,lastSyncTime,heartRate,timestamp\n@\n",
            "\n",
            at -> at.getEpochSecond() + ",61"),
        number(
            "mi_fitness",
            "Uid,Sid,Key,Time,Value,UpdateTime\n@\n",
            "\n",
            at -> "1,a,heart_rate,%d,\"{\"\"bpm\"\":61}\",0".formatted(at.getEpochSecond())),
        number(
            "huawei",
            "[{\"type\": 7, \"timeZone\": \"+0100\", \"samplePoints\": [@]}]",
            ",",
            at ->
                "{\"startTime\": %d, \"value\": \"61.0\", \"key\": \"DATA_POINT_DYNAMIC_HEARTRATE\"}"
                    .formatted(at.toEpochMilli())),
        number("coffee_csv", "timestamp,bpm\n@\n", "\n", at -> at.getEpochSecond() + ",61"),
        new Writer(
            "fitbit_intraday",
            "@",
            "\n",
            time ->
                "{\"activities-heart\": [{\"dateTime\": \"%s\"}], \"activities-heart-intraday\": {\"dataset\": [{\"time\": \"%tT\", \"value\": 61}]}}"
                    .formatted(time.toLocalDate(), time),
            true),
        new Writer(
            "fitbit_intraday",
            "@",
            "\n",
            time ->
                "{\"activities-steps\": [{\"dateTime\": \"%s\"}], \"activities-steps-intraday\": {\"dataset\": [{\"time\": \"%tT\", \"value\": 61}]}}"
                    .formatted(time.toLocalDate(), time),
            true),
        utc(
            "fitbit_steps",
            "[@]",
            ",",
            "'{\"dateTime\": \"'MM/dd/yy HH:mm:ss'\", \"value\": \"61\"}'"),
        utc("fitbit_csv", "timestamp,steps\n@\n", "\n", "yyyy-MM-dd'T'HH:mm:ss'Z,61'"),
        utc(
            "samsung_health",
            "com.samsung.shealth.tracker.pedometer_step_count,1,7\nstart_time,end_time,time_offset,count\n@\n",
            "\n",
            "yyyy-MM-dd HH:mm:ss.SSS','yyyy-MM-dd HH:mm:ss.SSS',UTC-0400,61,'"),
        text(
            "apple_health",
            "<HealthData>@</HealthData>",
            "",
            "'<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"W\" unit=\"count\" startDate=\"'yyyy-MM-dd HH:mm:ss xx'\" value=\"61\"/>'",
            false),
        text(
            "health_auto_export",
            "{\"data\": {\"metrics\": [{\"name\": \"step_count\", \"units\": \"count\", \"data\": [@]}]}}",
            ",",
            "'{\"date\": \"'yyyy-MM-dd h:mm:ss a xx'\", \"qty\": 61}'",
            false),
        text(
            "open_mhealth",
            "[@]",
            ",",
            "'{\"step_count\": 61, \"effective_time_frame\": {\"time_interval\": {\"start_date_time\": \"'yyyy-MM-dd'T'HH:mm:ssxxx'\", \"duration\": {\"value\": 1, \"unit\": \"min\"}}}}'",
            false),
        text(
            "fhir",
            "[@]",
            ",",
            "'{\"resourceType\": \"Observation\", \"status\": \"final\", \"code\": {\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"8867-4\"}]}, \"effectiveDateTime\": \"'yyyy-MM-dd'T'HH:mm:ssxxx'\", \"valueQuantity\": {\"value\": 61, \"unit\": \"/min\"}}'",
            false),
        text(
            "older_csv",
            "id,timestamp,bpm,context,notes\n@\n",
            "\n",
            "'1,'yyyy-MM-dd HH:mm:ssxxx',61,resting,'",
            false),
        text(
            "older_dump",
            "COPY public.heart_rate_logs (id, \"timestamp\", bpm, context, notes) FROM stdin;\n@\n\\.\n",
            "\n",
            "'1\t'yyyy-MM-dd HH:mm:ssxxx'\t61\tresting\t\\N'",
            false),
        text(
            "coffee_ndjson",
            "@\n",
            "\n",
            "'{\"timestamp\": \"'yyyy-MM-dd'T'HH:mm:ssxxx'\", \"bpm\": 61, \"source\": \"watch\"}'",
            false),
        text(
            "coffee_json",
            "[@]",
            ",",
            "'{\"timestamp\": \"'yyyy-MM-dd'T'HH:mm:ssxxx'\", \"bpm\": 61, \"source\": \"watch\"}'",
            false));
  }

  /** Formats without times of their own, and those of {@link TimeZonesTest} with instants. */
  private static final List<String> NOT_WRITTEN =
      List.of(
          "zip",
          "tar",
          "whoop",
          "health_auto_export_csv",
          "fit",
          "samsung_health_exercise",
          "health_connect",
          "gadgetbridge");

  @Test
  void coversEachFormat() {
    Set<String> covered = new TreeSet<>(NOT_WRITTEN);
    writers().map(Writer::format).forEach(covered::add);
    assertThat(FormatRegistry.standard().all().stream().map(DeviceFormat::name))
        .containsExactlyInAnyOrderElementsOf(covered);
  }

  private static Stream<Arguments> writersAndZones() {
    return writers()
        .flatMap(writer -> ZONES.stream().map(zone -> Arguments.of(writer, ZoneId.of(zone))));
  }

  @ParameterizedTest
  @MethodSource("writersAndZones")
  void readsTimesAroundClockChanges(Writer writer, ZoneId zone) throws IOException {
    List<ZonedDateTime> times = new ArrayList<>();
    for (Instant change : CHANGES) {
      for (int minutes : new int[] {-90, -30, 0, 30, 90}) {
        times.add(change.plusSeconds(minutes * 60L).atZone(zone));
      }
    }
    DeviceFormat format = FormatRegistry.standard().find(writer.format()).orElseThrow();
    CollectingRowHandler read = new CollectingRowHandler();
    format.read(
        TestReader.content(writer.file(times)),
        new ReaderSettings(
            FileSettings.in(zone),
            TestReader.SETTINGS.intakeRules(),
            TestReader.SETTINGS.readingRules(),
            TestReader.SETTINGS.timestampRules()),
        read);
    assertThat(read.problems).isEmpty();
    List<Instant> instants = new ArrayList<>();
    read.readings.forEach(reading -> instants.add(reading.measuredAt()));
    read.drinks.forEach(drink -> instants.add(drink.consumedAt()));
    read.steps.forEach(steps -> instants.add(steps.start()));
    assertThat(instants)
        .containsExactlyElementsOf(
            times.stream()
                .map(time -> writer.isLocal() ? time.withEarlierOffsetAtOverlap() : time)
                .map(ZonedDateTime::toInstant)
                .toList());
  }
}
