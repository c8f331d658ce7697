package coffee.devices.formats;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.SqliteTestDatabase;
import coffee.devices.TestReader;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import com.garmin.fit.BufferEncoder;
import com.garmin.fit.DateTime;
import com.garmin.fit.File;
import com.garmin.fit.FileIdMesg;
import com.garmin.fit.Fit;
import com.garmin.fit.RecordMesg;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Times of the formats for persons in three zones, across both clock changes. */
class TimeZonesTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
  private static final List<ZoneId> ZONES = List.of(NEW_YORK, BERLIN, KOLKATA);

  /** Around the changes of both zones that have them: two in spring, two in autumn. */
  private static final List<Instant> INSTANTS =
      Stream.of(
              "2025-03-09T06:59:30Z",
              "2025-03-09T07:00:30Z",
              "2025-03-30T00:59:30Z",
              "2025-03-30T01:00:30Z",
              "2025-10-26T00:30:00Z",
              "2025-10-26T01:30:00Z",
              "2025-11-02T05:30:00Z",
              "2025-11-02T06:30:00Z")
          .map(Instant::parse)
          .toList();

  /** Files with an instant of their own in each row, by the names of their formats. */
  private static final Map<String, byte[]> WITH_INSTANTS =
      Map.of(
          "fitbit_csv",
          text("timestamp,beats per minute\n", at -> at + ",61.0\n", ""),
          "oura",
          text("timestamp;bpm;source\n", at -> at + ";61;awake\n", ""),
          "garmin_grafana",
          text("measurement,time,HeartRate\n", at -> "HeartRateIntraday," + at + ",61\n", ""),
          "home_assistant",
          text("entity_id,state,last_changed\n", at -> "sensor.heart_rate,61," + at + "\n", ""),
          "mi_fit",
          text("date,lastSyncTime,heartRate,timestamp\n", at -> at.getEpochSecond() + ",61\n", ""),
          "mi_fitness",
          text(
              "Uid,Sid,Key,Time,Value,UpdateTime\n",
              at -> "1,s,heart_rate," + at.getEpochSecond() + ",\"{\"\"bpm\"\":61}\",1\n",
              ""),
          "huawei",
          text(
              "[",
              at ->
                  """
                  {"type": 7, "timeZone": "+0800", "samplePoints": [
                   {"startTime": %d, "value": "61", "key": "DATA_POINT_DYNAMIC_HEARTRATE"}]}
                  """
                      .formatted(at.toEpochMilli()),
              "]"),
          "samsung_health_exercise",
          text(
              "[",
              at -> "{\"heart_rate\": 61, \"start_time\": %d}".formatted(at.toEpochMilli()),
              "]"),
          "health_connect",
          database(
              """
              CREATE TABLE heart_rate_record_table (row_id INTEGER PRIMARY KEY, app_info_id INTEGER);
              CREATE TABLE heart_rate_record_series_table (
                parent_key INTEGER, beats_per_minute INTEGER, epoch_millis INTEGER);
              """,
              at ->
                  "INSERT INTO heart_rate_record_series_table VALUES (1, 61, %d);\n"
                      .formatted(at.toEpochMilli())),
          "gadgetbridge",
          database(
              """
              CREATE TABLE A_ACTIVITY_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, HEART_RATE INTEGER);
              """,
              at ->
                  "INSERT INTO A_ACTIVITY_SAMPLE VALUES (%d, 1, 61);\n"
                      .formatted(at.getEpochSecond())));

  private static byte[] text(String start, Function<Instant, String> row, String end) {
    String separator = end.isEmpty() ? "" : ",";
    return TestReader.bytes(
        INSTANTS.stream().map(row).collect(Collectors.joining(separator, start, end)));
  }

  private static byte[] database(String tables, Function<Instant, String> row) {
    return SqliteTestDatabase.create(
        tables + INSTANTS.stream().map(row).collect(Collectors.joining()));
  }

  @TestFactory
  Stream<DynamicTest> instantsAreTheSameInEveryZone() {
    return WITH_INSTANTS.entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey(), () -> assertInstants(file.getKey(), file.getValue())));
  }

  @Test
  void fitHasInstants() throws IOException {
    BufferEncoder file = new BufferEncoder(Fit.ProtocolVersion.V2_0);
    FileIdMesg id = new FileIdMesg();
    id.setType(File.ACTIVITY);
    file.write(id);
    for (Instant instant : INSTANTS) {
      RecordMesg message = new RecordMesg();
      message.setTimestamp(new DateTime(Date.from(instant)));
      message.setHeartRate((short) 61);
      file.write(message);
    }
    assertInstants("fit", file.close());
  }

  private static void assertInstants(String name, byte[] file) throws IOException {
    for (ZoneId zone : ZONES) {
      CollectingRowHandler read = read(name, zone, file);
      assertThat(read.readings).extracting(reading -> reading.measuredAt()).isEqualTo(INSTANTS);
      assertThat(read.clockChanges).isEmpty();
    }
  }

  private static CollectingRowHandler read(String name, ZoneId zone, byte[] file)
      throws IOException {
    DeviceFormat format = FormatRegistry.standard().find(name).orElseThrow();
    CollectingRowHandler read = new CollectingRowHandler();
    format.read(TestReader.content(file), TestReader.settings(zone), read);
    assertThat(read.problems).isEmpty();
    return read;
  }

  @Test
  void polarUsesLocalClock() throws IOException {
    assertLocal(
        times ->
            read(
                "polar",
                times.zone(),
                TestReader.bytes(
                    times.local().stream()
                        .map(
                            time ->
                                """
                                {"date": "%s", "samples": [{"heartRate": 61, "secondsFromDayStart": %d}]}"""
                                    .formatted(
                                        time.toLocalDate(), time.toLocalTime().toSecondOfDay()))
                        .collect(Collectors.joining(",", "{\"deviceDays\": [", "]}")))));
  }

  @Test
  void cronometerUsesLocalClock() throws IOException {
    assertLocal(
        times ->
            read(
                "cronometer",
                times.zone(),
                TestReader.bytes(
                    times.local().stream()
                        .map(
                            time ->
                                "%s,%s,a,Coffee,1 cup,95\n"
                                    .formatted(time.toLocalDate(), time.toLocalTime()))
                        .collect(
                            Collectors.joining(
                                "", "Day,Time,Group,Food Name,Amount,Caffeine (mg)\n", "")))));
  }

  @Test
  void macroFactorUsesLocalClock() throws IOException {
    assertLocal(
        times ->
            read(
                "macrofactor",
                times.zone(),
                TestReader.bytes(
                    times.local().stream()
                        .map(
                            time ->
                                "%s,%s,Coffee,1 cup,95\n"
                                    .formatted(time.toLocalDate(), time.toLocalTime()))
                        .collect(
                            Collectors.joining(
                                "", "Date,Time,Food Name,Serving Size,Caffeine (mg)\n", "")))));
  }

  /**
   * Local times.
   *
   * @param zone the zone of the person
   * @param local times of day as a file has them
   */
  private record LocalTimes(ZoneId zone, List<LocalDateTime> local) {}

  /** Reads a file of local times. */
  private interface LocalReader {

    /** What the file holds. */
    CollectingRowHandler read(LocalTimes times) throws IOException;
  }

  /**
   * In spring an hour is skipped and moved on; in autumn one occurs twice and the earlier is taken.
   */
  private static void assertLocal(LocalReader reader) throws IOException {
    assertLocal(
        reader,
        NEW_YORK,
        List.of("2025-03-09T01:30", "2025-03-09T02:30", "2025-11-02T01:30", "2025-11-02T02:30"),
        List.of(
            "2025-03-09T06:30:00Z",
            "2025-03-09T07:30:00Z",
            "2025-11-02T05:30:00Z",
            "2025-11-02T07:30:00Z"),
        Map.of(ClockChange.MOVED_ON, 1, ClockChange.EARLIER_TAKEN, 1));
    assertLocal(
        reader,
        BERLIN,
        List.of("2025-03-30T01:30", "2025-03-30T02:30", "2025-10-26T02:30", "2025-10-26T03:30"),
        List.of(
            "2025-03-30T00:30:00Z",
            "2025-03-30T01:30:00Z",
            "2025-10-26T00:30:00Z",
            "2025-10-26T02:30:00Z"),
        Map.of(ClockChange.MOVED_ON, 1, ClockChange.EARLIER_TAKEN, 1));
    assertLocal(
        reader,
        KOLKATA,
        List.of("2025-03-30T02:30", "2025-10-26T02:30"),
        List.of("2025-03-29T21:00:00Z", "2025-10-25T21:00:00Z"),
        Map.of());
  }

  private static void assertLocal(
      LocalReader reader,
      ZoneId zone,
      List<String> local,
      List<String> instants,
      Map<ClockChange, Integer> changes)
      throws IOException {
    CollectingRowHandler read =
        reader.read(new LocalTimes(zone, local.stream().map(LocalDateTime::parse).toList()));
    List<Instant> found =
        Stream.concat(
                read.readings.stream().map(reading -> reading.measuredAt()),
                read.drinks.stream().map(drink -> drink.consumedAt()))
            .toList();
    assertThat(found).isEqualTo(instants.stream().map(Instant::parse).toList());
    assertThat(read.clockChanges).isEqualTo(changes);
  }
}
