package coffee.devices.formats;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.SqliteTestDatabase;
import coffee.devices.formats.VendorArchive.Sample;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * One archive per vendor with the directories, neighbours and file names of its real export: what
 * is stored, refused and passed over, and twenty stored values beside those of the file.
 */
class VendorArchivesTest {

  private static final int COMPARED = 20;
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final List<Sample> SAMPLES =
      VendorArchive.samples("2026-02-03T05:00:00Z", 60, COMPARED + 5);
  private static final List<Sample> NEXT_DAY =
      VendorArchive.samples("2026-02-04T05:00:00Z", 5, COMPARED);

  private static String lines(List<Sample> samples, Function<Sample, String> line) {
    return samples.stream().map(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String items(List<Sample> samples, Function<Sample, String> item) {
    return samples.stream().map(item).collect(Collectors.joining(",\n", "[", "]"));
  }

  private static LocalDateTime local(Sample sample) {
    return LocalDateTime.ofInstant(sample.at(), ZONE);
  }

  private static List<String> shown(List<Sample> samples) {
    return samples.stream().limit(COMPARED).map(Sample::shown).toList();
  }

  @Test
  void fitbitInGoogleTakeout() throws IOException {
    DateTimeFormatter american =
        DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    String folder = "Takeout/Google Health/";
    VendorArchive read =
        new VendorArchive()
            .with(
                "Takeout/archive_browser.html", "<!DOCTYPE html><html><body>Takeout</body></html>")
            .with(
                folder + "Global Export Data/heart_rate-2026-02-03.json",
                items(
                    SAMPLES,
                    sample ->
                        """
                        {"dateTime": "%s", "value": {"bpm": %d, "confidence": 2}}"""
                            .formatted(american.format(sample.at()), sample.bpm())))
            .with(
                folder + "Global Export Data/resting_heart_rate-2026-02-03.json",
                """
                [{"dateTime": "02/03/26 00:00:00", "value": {"date": "02/03/26", "value": 53.01, "error": 6.78}}]
                """)
            .with(
                folder + "Global Export Data/steps-2026-02-03.json",
                "[{\"dateTime\": \"02/03/26 05:00:00\", \"value\": \"12\"}]")
            .with(
                folder + "Physical Activity_GoogleData/heart_rate_2026-02-03.csv",
                "timestamp,beats per minute,data source\n"
                    + lines(SAMPLES, s -> s.at() + "," + s.bpm() + ".0,Pixel Watch 3"))
            .with(
                folder + "Physical Activity_GoogleData/heart_rate_2026-02-04.csv",
                "timestamp,beats per minute\n"
                    + lines(NEXT_DAY, s -> s.at() + "," + s.bpm() + ".0"))
            .with(
                folder + "Physical Activity_GoogleData/daily_resting_heart_rate.csv",
                """
                timestamp,beats per minute,data source
                2026-02-03T00:00:00Z,55.965,Fitbit App
                2026-02-04T00:00:00Z,55.1,Fitbit App
                """)
            .with(
                folder + "Physical Activity_GoogleData/steps_2026-02-01.csv",
                "timestamp,steps\n2026-02-03T05:00:00Z,12\n")
            .with(
                folder
                    + "Heart Rate Variability/Daily Heart Rate Variability Summary - 2026-02-(2).csv",
                "timestamp,rmssd,nremhr,entropy\n2026-02-03T00:00:00,29.232,49.623,2.472\n")
            .imported();
    assertThat(read.counts()).isEqualTo("46 stored, 26 existing, 0 refused");
    assertThat(read.contents())
        .isEqualTo(Map.of("fitbit_account", 2L, "fitbit_csv", 4L, "fitbit_steps", 1L));
    assertThat(read.skipped()).isEqualTo(Map.of("resting_heart_rate", 3L, "other_file", 2L));
    assertThat(read.firstReadings("fitbit", COMPARED)).isEqualTo(shown(SAMPLES));
    assertThat(read.firstReadings("fitbit", 45).subList(25, 45)).isEqualTo(shown(NEXT_DAY));
  }

  @Test
  void healthConnect() throws IOException {
    VendorArchive read =
        new VendorArchive()
            .with(
                "health_connect_export.db",
                SqliteTestDatabase.create(
                    """
                    CREATE TABLE android_metadata (locale TEXT);
                    CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT);
                    CREATE TABLE heart_rate_record_table (
                      row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB UNIQUE, app_info_id INTEGER,
                      start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER);
                    CREATE TABLE heart_rate_record_series_table (
                      parent_key INTEGER, beats_per_minute INTEGER, epoch_millis INTEGER);
                    CREATE TABLE nutrition_record_table (
                      row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB UNIQUE, app_info_id INTEGER,
                      start_time INTEGER, end_time INTEGER, caffeine REAL, meal_name TEXT);
                    CREATE TABLE steps_record_table (row_id INTEGER PRIMARY KEY, app_info_id INTEGER,
                      start_time INTEGER, end_time INTEGER, count INTEGER);
                    INSERT INTO application_info_table VALUES (1, 'com.fitbit.FitbitMobile');
                    INSERT INTO heart_rate_record_table (row_id, uuid, app_info_id) VALUES (1, x'01', 1);
                    INSERT INTO steps_record_table VALUES (1, 1, 1770094800000, 1770094860000, 12);
                    INSERT INTO nutrition_record_table (uuid, app_info_id, start_time, end_time, caffeine)
                      VALUES (x'02', 1, 1770094800000, 1770094801000, 0.08);
                    """
                        + lines(
                            SAMPLES,
                            s ->
                                "INSERT INTO heart_rate_record_series_table VALUES (1, %d, %d);"
                                    .formatted(s.bpm(), s.at().toEpochMilli()))))
            .imported();
    assertThat(read.counts()).isEqualTo("27 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("health_connect", 1L));
    assertThat(read.skipped()).isEmpty();
    assertThat(read.firstReadings("com.fitbit.FitbitMobile", COMPARED)).isEqualTo(shown(SAMPLES));
    assertThat(read.drinks()).containsExactly("2026-02-03T05:00:00Z 80.0");
  }

  @Test
  void gadgetbridge() throws IOException {
    VendorArchive read =
        new VendorArchive()
            .with("gadgetbridge.json", "{\"version\": 1, \"date\": \"2026-02-05\"}")
            .with("preferences/global.json", "{\"theme\": \"dark\"}")
            .with(
                "database/Gadgetbridge",
                SqliteTestDatabase.create(
                    """
                    CREATE TABLE DEVICE (_id INTEGER PRIMARY KEY, NAME TEXT, IDENTIFIER TEXT);
                    CREATE TABLE XIAOMI_ACTIVITY_SAMPLE (TIMESTAMP INTEGER NOT NULL, DEVICE_ID INTEGER NOT NULL,
                      USER_ID INTEGER NOT NULL, RAW_INTENSITY INTEGER, STEPS INTEGER, HEART_RATE INTEGER,
                      PRIMARY KEY (TIMESTAMP, DEVICE_ID)) WITHOUT ROWID;
                    CREATE TABLE HUAMI_HEART_RATE_RESTING_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, HEART_RATE INTEGER);
                    INSERT INTO DEVICE VALUES (1, 'Mi Band 8', 'C0:FF:EE:00:00:01');
                    INSERT INTO XIAOMI_ACTIVITY_SAMPLE VALUES (1770090000, 1, 1, 0, 0, 255), (1770090060, 1, 1, 0, 0, 0);
                    INSERT INTO HUAMI_HEART_RATE_RESTING_SAMPLE VALUES (1770090000000, 1, 52);
                    """
                        + lines(
                            SAMPLES,
                            s ->
                                "INSERT INTO XIAOMI_ACTIVITY_SAMPLE VALUES (%d, 1, 1, 9, 0, %d);"
                                    .formatted(s.at().getEpochSecond(), s.bpm()))))
            .with(
                "files/C0_FF_EE/gadgetbridge-track.gpx",
                """
                <?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" creator="Gadgetbridge"><trk><trkseg>
                <trkpt lat="1" lon="2"><time>2026-02-03T05:00:00Z</time></trkpt></trkseg></trk></gpx>
                """)
            .imported();
    assertThat(read.counts()).isEqualTo("25 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("gadgetbridge", 1L, "gpx", 1L));
    assertThat(read.skipped())
        .isEqualTo(Map.of("no_measurement", 2L, "other_file", 2L, "point_without_heart_rate", 1L));
    assertThat(read.otherFiles()).containsExactly("gadgetbridge.json", "preferences/global.json");
    assertThat(read.firstReadings("Mi Band 8", COMPARED)).isEqualTo(shown(SAMPLES));
  }

  @Test
  void oura() throws IOException {
    VendorArchive read =
        new VendorArchive()
            .with(
                "App Data/heartrate.csv",
                "timestamp;bpm;source\n" + lines(SAMPLES, s -> s.at() + ";" + s.bpm() + ";sleep"))
            .with("App Data/dailyactivity.csv", "id;day;score\n1;2026-02-03;80\n")
            .with("App Data/temperature.csv", "timestamp;skin_temp\n2026-02-03T05:00:00Z;35.1\n")
            .imported();
    assertThat(read.counts()).isEqualTo("25 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("oura", 1L));
    assertThat(read.otherFiles())
        .containsExactly("App Data/dailyactivity.csv", "App Data/temperature.csv");
    assertThat(read.firstReadings("oura", COMPARED)).isEqualTo(shown(SAMPLES));
  }

  @Test
  void miFitness() throws IOException {
    String name = "20260205_6481096885_MiFitness_";
    VendorArchive read =
        new VendorArchive()
            .with(
                name + "hlth_center_fitness_data.csv",
                "Uid,Sid,Key,Time,Value,UpdateTime\n"
                    + lines(
                        SAMPLES,
                        s ->
                            "6481,hlth,heart_rate,%1$d,\"{\"\"time\"\":%1$d,\"\"bpm\"\":%2$d}\",1"
                                .formatted(s.at().getEpochSecond(), s.bpm()))
                    + "6481,hlth,steps,1770094800,\"{\"\"steps\"\":12}\",1\n")
            .with(
                name + "hlth_center_aggregated_fitness_data.csv",
                """
                Uid,Sid,Tag,Key,Time,Value,UpdateTime
                6481,hlth,daily_report,heart_rate,1770094800,"{""avg_hr"":64}",1
                """)
            .with(name + "user_member_profile.csv", "Uid,Sex\n6481,x\n")
            .imported();
    assertThat(read.counts()).isEqualTo("25 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("mi_fitness", 2L));
    assertThat(read.skipped()).isEqualTo(Map.of("steps", 1L, "daily_report", 1L, "other_file", 1L));
    assertThat(read.firstReadings("mi_fitness", COMPARED)).isEqualTo(shown(SAMPLES));
  }

  @Test
  void zeppAndMiFit() throws IOException {
    VendorArchive read =
        new VendorArchive()
            .with(
                "HEARTRATE_AUTO/HEARTRATE_AUTO_1770300000000.csv",
                "date,time,heartRate\n"
                    + lines(
                        SAMPLES,
                        s ->
                            "%s,%s,%d"
                                .formatted(
                                    local(s).toLocalDate(), local(s).toLocalTime(), s.bpm())))
            .with(
                "HEARTRATE/HEARTRATE_1770300000000.csv",
                "date,lastSyncTime,heartRate,timestamp\n"
                    + lines(NEXT_DAY, s -> s.at().getEpochSecond() + "," + s.bpm()))
            .with(
                "ACTIVITY/ACTIVITY_1770300000000.csv", "date,lastSyncTime,steps\n2026-02-03,1,12\n")
            .with("SLEEP/SLEEP_1770300000000.csv", "date,deepSleepTime\n2026-02-03,90\n")
            .imported();
    assertThat(read.counts()).isEqualTo("45 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("zepp", 1L, "mi_fit", 1L));
    assertThat(read.skipped()).isEqualTo(Map.of("other_file", 2L));
    assertThat(read.firstReadings("zepp", COMPARED)).isEqualTo(shown(SAMPLES));
    assertThat(read.firstReadings("zepp", 45).subList(25, 45)).isEqualTo(shown(NEXT_DAY));
  }

  @Test
  void polar() throws IOException {
    VendorArchive read =
        new VendorArchive()
            .with(
                "247ohr_1234_2026-02-0f1e2d3c-0000-4000-8000-000000000000.json",
                """
                {"userId": 1234, "month": "2026-02", "deviceDays": [
                  {"userId": 1234, "deviceId": "A1B2", "date": "2026-02-03", "samples":
                """
                    + items(
                        SAMPLES,
                        s ->
                            """
                            {"heartRate": %d, "secondsFromDayStart": %d, "source": "WATCH_247OHR"}"""
                                .formatted(s.bpm(), local(s).toLocalTime().toSecondOfDay()))
                    + "}]}")
            .with(
                "activity-2026-02-03-0f1e2d3c-0000-4000-8000-000000000001.json",
                """
                {"exportVersion": "1.3", "date": "2026-02-03", "samples": {"steps": [{"localTime": "00:00:00", "value": 12}]}}
                """)
            .with("account-data-1234-0f1e2d3c.json", "{\"username\": \"ada\"}")
            .imported();
    assertThat(read.counts()).isEqualTo("25 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("polar", 1L));
    assertThat(read.skipped()).isEqualTo(Map.of("other_file", 2L));
    assertThat(read.firstReadings("polar", COMPARED)).isEqualTo(shown(SAMPLES));
  }

  @Test
  void huawei() throws IOException {
    String folder = "HUAWEI_HEALTH_20260205/";
    VendorArchive read =
        new VendorArchive()
            .with(
                folder + "Health detail data & description/health detail data.json",
                items(
                    SAMPLES,
                    s ->
                        """
                        {"recordId": "x", "timeZone": "+0100", "type": 7, "samplePoints": [
                          {"startTime": %1$d, "endTime": %1$d, "unit": "0", "value": "%2$d.0",
                           "key": "DATA_POINT_DYNAMIC_HEARTRATE"},
                          {"startTime": %1$d, "endTime": %1$d, "value": "52", "key": "DATA_POINT_REST_HEARTRATE"}]}"""
                            .formatted(s.at().toEpochMilli(), s.bpm())))
            .with(
                folder
                    + "Sport per minute merged data & description/sport per minute merged data.json",
                "[{\"sportDataUserData\": [{\"startTime\": 1770094800000, \"sportType\": 5}]}]")
            .with(folder + "Health detail data & description/Readme.txt", "Description of the data")
            .imported();
    assertThat(read.counts()).isEqualTo("25 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("huawei", 1L));
    assertThat(read.skipped())
        .isEqualTo(Map.of("DATA_POINT_REST_HEARTRATE", 25L, "other_file", 2L));
    assertThat(read.firstReadings("huawei", COMPARED)).isEqualTo(shown(SAMPLES));
  }

  @Test
  void garminGrafana() throws IOException {
    VendorArchive read =
        new VendorArchive()
            .with(
                "DailyStats.csv",
                "measurement,time,restingHeartRate\nDailyStats,2026-02-03T00:00:00Z,52\n")
            .with(
                "HeartRateIntraday.csv",
                "measurement,time,Database_Name,Device,HeartRate\n"
                    + lines(
                        SAMPLES,
                        s ->
                            "HeartRateIntraday,%s,GarminStats,fenix 7,%d"
                                .formatted(s.at(), s.bpm())))
            .with(
                "StressIntraday.csv",
                "measurement,time,stressLevel\nStressIntraday,2026-02-03T05:00:00Z,30\n")
            .imported();
    assertThat(read.counts()).isEqualTo("25 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("garmin_grafana", 1L));
    assertThat(read.otherFiles()).containsExactly("DailyStats.csv", "StressIntraday.csv");
    assertThat(read.firstReadings("fenix 7", COMPARED)).isEqualTo(shown(SAMPLES));
  }

  @Test
  void samsungHealth() throws IOException {
    String folder = "samsunghealth_ada_20260205093000/";
    String type = "com.samsung.shealth.tracker.heart_rate";
    DateTimeFormatter plain =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    VendorArchive read =
        new VendorArchive()
            .with(
                folder + type + ".20260205093000.csv",
                "\uFEFF"
                    + type
                    + ",6310003,4\n"
                    + "source,com.samsung.health.heart_rate.binning_data,com.samsung.health.heart_rate.start_time,com.samsung.health.heart_rate.heart_rate,com.samsung.health.heart_rate.deviceuuid\n"
                    + lines(SAMPLES, s -> ",,%s,%d.0,w1,".formatted(plain.format(s.at()), s.bpm()))
                    + ",1-a.binning_data.json,2026-02-04 05:00:00.000,,w1,\n")
            .with(
                folder + "jsons/" + type + "/1/1-a.binning_data.json",
                items(
                    NEXT_DAY,
                    s ->
                        """
                        {"heart_rate": %d.0, "start_time": %d, "end_time": %d}"""
                            .formatted(
                                s.bpm(), s.at().toEpochMilli(), s.at().toEpochMilli() + 4_999)))
            .with(
                folder
                    + "jsons/com.samsung.shealth.exercise/2/2-b.com.samsung.health.exercise.live_data.json",
                items(
                    VendorArchive.samples("2026-02-02T05:00:00Z", 1, 3),
                    s ->
                        """
                        {"heart_rate": %d.0, "start_time": %d}"""
                            .formatted(s.bpm(), s.at().toEpochMilli())))
            .with(
                folder + "com.samsung.shealth.step_daily_trend.20260205093000.csv",
                "com.samsung.shealth.step_daily_trend,6310003,2\nday_time,count\n1770076800000,12,\n")
            .imported();
    assertThat(read.counts()).isEqualTo("48 stored, 0 existing, 0 refused");
    assertThat(read.contents())
        .isEqualTo(
            Map.of("samsung_health", 2L, "samsung_health_bins", 1L, "samsung_health_exercise", 1L));
    assertThat(read.skipped()).isEqualTo(Map.of("binning_data", 1L, "daily_steps", 1L));
    assertThat(read.firstReadings("samsung_health:w1", COMPARED)).isEqualTo(shown(SAMPLES));
    assertThat(read.firstReadings("samsung_health", 23).subList(3, 23)).isEqualTo(shown(NEXT_DAY));
  }

  @Test
  void appleHealth() throws IOException {
    DateTimeFormatter stamp =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT).withZone(ZONE);
    VendorArchive read =
        new VendorArchive()
            .with(
                "apple_health_export/export.xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE HealthData [<!ELEMENT HealthData (Record)*>]>
                <HealthData locale="en_US">
                <Record type="HKQuantityTypeIdentifierDietaryCaffeine" sourceName="HiCoffee" unit="mg"
                  startDate="2026-02-03 08:00:00 -0500" endDate="2026-02-03 08:00:00 -0500" value="80"/>
                <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Ada's Watch" unit="count"
                  startDate="2026-02-03 08:00:00 -0500" endDate="2026-02-03 08:00:00 -0500" value="80"/>
                """
                    + lines(
                        SAMPLES,
                        s ->
                            """
                            <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Ada's Watch" unit="count/min"
                              startDate="%1$s" endDate="%1$s" value="%2$d"/>"""
                                .formatted(stamp.format(s.at()), s.bpm()))
                    + "</HealthData>\n")
            .with("apple_health_export/export_cda.xml", "<ClinicalDocument/>")
            .with(
                "apple_health_export/electrocardiograms/ecg_2026-02-03.csv", "Name,Ada\nunit,µV\n")
            .imported();
    assertThat(read.counts()).isEqualTo("27 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("apple_health", 1L));
    assertThat(read.otherFiles())
        .containsExactly(
            "apple_health_export/export_cda.xml",
            "apple_health_export/electrocardiograms/ecg_2026-02-03.csv");
    assertThat(read.firstReadings("Ada's Watch", COMPARED)).isEqualTo(shown(SAMPLES));
    assertThat(read.drinks()).containsExactly("2026-02-03T13:00:00Z 80.0");
  }

  @Test
  void cronometer() throws IOException {
    List<Instant> times = new ArrayList<>();
    StringBuilder servings =
        new StringBuilder("Day,Time,Group,Food Name,Amount,Energy (kcal),Caffeine (mg),Category\n");
    for (int day = 1; day <= COMPARED; day++) {
      LocalDateTime time = LocalDateTime.of(2026, 3, day, 8, 15);
      times.add(time.atZone(ZONE).toInstant());
      servings.append(
          "%s,08:15 AM,Breakfast,\"Coffee, brewed\",1.00 cup,2.4,%d,Beverages\n"
              .formatted(time.toLocalDate(), 80 + day));
      servings.append(
          "%s,08:15 AM,Breakfast,Bread,50.00 g,130,0.00,Bakery\n".formatted(time.toLocalDate()));
    }
    servings.append("2026-03-21,,Breakfast,Tea,1.00 cup,2.4,47,Beverages\n");
    VendorArchive read =
        new VendorArchive()
            .with("servings.csv", servings.toString())
            .with("dailysummary.csv", "Date,Energy (kcal),Caffeine (mg)\n2026-03-01,2000,81\n")
            .with(
                "biometrics.csv", "Day,Time,Group,Metric,Unit,Amount\n2026-03-01,,x,Weight,kg,70\n")
            .imported();
    assertThat(read.counts()).isEqualTo("20 stored, 0 existing, 1 refused");
    assertThat(read.refusals()).containsExactly("time_required");
    assertThat(read.skipped()).isEqualTo(Map.of("no_caffeine", 20L, "other_file", 2L));
    List<String> expected = new ArrayList<>();
    for (int day = 1; day <= COMPARED; day++) {
      expected.add(times.get(day - 1) + " " + (80.0 + day));
    }
    assertThat(read.drinks()).containsExactlyInAnyOrderElementsOf(expected);
  }
}
