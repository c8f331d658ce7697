package coffee.devices.formats;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.formats.VendorArchive.Sample;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** As {@link VendorArchivesTest}, for apps, services and studies. */
class AppArchivesTest {

  private static final int COMPARED = 20;
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final List<Sample> SAMPLES =
      VendorArchive.samples("2026-02-03T05:00:30Z", 60, COMPARED + 5);
  private static final List<Sample> NEXT_DAY =
      VendorArchive.samples("2026-02-04T05:00:30Z", 60, COMPARED);

  private static String joined(
      String delimiter, List<Sample> samples, Function<Sample, String> of) {
    return samples.stream().map(of).collect(Collectors.joining(delimiter));
  }

  private static List<String> shown(List<Sample> samples) {
    return samples.stream().limit(COMPARED).map(Sample::shown).toList();
  }

  private static String points(String type, List<Sample> samples) {
    return "{\"Data Source\": \"derived:%s:com.google.android.gms:merge\", \"Data Points\": [%s]}"
        .formatted(
            type,
            joined(
                ",\n",
                samples,
                s ->
                    """
                    {"fitValue": [{"value": {"fpVal": %d.0}}], "originDataSourceId": "raw:%2$s:com.xiaomi.hm.health:",
                     "startTimeNanos": %3$d000000000, "endTimeNanos": %3$d000000000, "dataTypeName": "%2$s"}"""
                        .formatted(s.bpm(), type, s.at().getEpochSecond())));
  }

  @Test
  void googleFit() throws IOException {
    String folder = "Takeout/Fit/";
    String type = "com.google.heart_rate.bpm";
    VendorArchive read =
        new VendorArchive()
            .with("Takeout/archive_browser.html", "<html></html>")
            .with(
                folder + "All Data/derived_" + type + "_com.google.android.gms_merge.json",
                points(type, SAMPLES))
            .with(
                folder
                    + "All Data/derived_"
                    + type
                    + "_com.google.android.gms_resting_heart_rate.json",
                points(type, NEXT_DAY))
            .with(
                folder + "All Data/derived_com.google.step_count.delta_com.google.json",
                points("com.google.step_count.delta", SAMPLES))
            .with(
                folder + "Daily activity metrics/2026-02-03.csv",
                "Start time,End time,Average heart rate (bpm)\n00:00:00.000-05:00,00:15:00.000-05:00,61\n")
            .imported();
    assertThat(read.counts()).isEqualTo("25 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("google_fit", 2L));
    assertThat(read.skipped())
        .isEqualTo(Map.of("other_file", 3L, "com.google.step_count.delta", 25L));
    assertThat(read.firstReadings("com.xiaomi.hm.health", COMPARED)).isEqualTo(shown(SAMPLES));
  }

  @Test
  void macroFactor() throws IOException {
    StringBuilder log =
        new StringBuilder(
            "\uFEFFDate,Time,Food Name,Serving Size,Serving Qty,Calories (kcal),\"B12, Cobalamin (mcg)\",Caffeine (mg)\n");
    List<String> expected = new ArrayList<>();
    for (int day = 1; day <= COMPARED; day++) {
      ZonedDateTime time = LocalDateTime.of(2026, 3, day, 9, 30).atZone(ZONE);
      log.append("%s,09:30,Espresso,cup,1,2,,%d\n".formatted(time.toLocalDate(), 60 + day));
      log.append("%s,12:00,Bread,slice,2,130,0.1,\n".formatted(time.toLocalDate()));
      expected.add(time.toInstant() + " " + (60.0 + day));
    }
    log.append("2026-03-21,,Tea,cup,1,2,,47\n");
    VendorArchive read =
        new VendorArchive()
            .with("MacroFactor-20260401.csv", log.toString())
            .with("Weight.csv", "Date,Weight (kg)\n2026-03-01,70\n")
            .imported();
    assertThat(read.counts()).isEqualTo("20 stored, 0 existing, 1 refused");
    assertThat(read.refusals()).containsExactly("time_required");
    assertThat(read.contents()).isEqualTo(Map.of("macrofactor", 1L));
    assertThat(read.skipped()).isEqualTo(Map.of("no_caffeine", 20L, "other_file", 1L));
    assertThat(read.drinks()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void homeAssistant() throws IOException {
    VendorArchive read =
        new VendorArchive()
            .with(
                "history.csv",
                "entity_id,state,last_changed\n"
                    + joined(
                        "",
                        SAMPLES,
                        s -> "sensor.pixel_watch_heart_rate,%d,%s\n".formatted(s.bpm(), s.at()))
                    + "sensor.pixel_watch_heart_rate,unavailable,2026-02-03T06:00:00.000Z\n"
                    + "sensor.resting_heart_rate,52,2026-02-03T06:00:00.000Z\n"
                    + "sensor.temperature,21.5,2026-02-03T06:00:00.000Z\n")
            .with("statistics.csv", "entity_id,start,mean\nsensor.temperature,1,21\n")
            .imported();
    assertThat(read.counts()).isEqualTo("25 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("home_assistant", 1L));
    assertThat(read.skipped())
        .isEqualTo(
            Map.of(
                "unavailable", 1L,
                "sensor.resting_heart_rate", 1L,
                "sensor.temperature", 1L,
                "other_file", 1L));
    assertThat(read.firstReadings("sensor.pixel_watch_heart_rate", COMPARED))
        .isEqualTo(shown(SAMPLES));
  }

  @Test
  void healthAutoExport() throws IOException {
    DateTimeFormatter stamp =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT).withZone(ZONE);
    VendorArchive read =
        new VendorArchive()
            .with(
                "HealthAutoExport-2026-02-03.json",
                """
                {"data": {"workouts": [], "metrics": [
                  {"name": "heart_rate", "units": "count/min", "data": [%s]},
                  {"name": "dietary_caffeine", "units": "mg", "data": [
                    {"date": "2026-02-03 08:10:00 -0500", "qty": 80, "source": "HiCoffee"}]},
                  {"name": "step_count", "units": "count", "data": [
                    {"date": "2026-02-03 08:10:00 -0500", "qty": 12}]}]}}
                """
                    .formatted(
                        joined(
                            ",",
                            SAMPLES,
                            s ->
                                """
                                {"date": "%1$s", "Min": %2$d, "Avg": %2$d, "Max": %2$d, "source": "Watch"}"""
                                    .formatted(stamp.format(s.at()), s.bpm()))))
            .with(
                "HealthAutoExport-2026-02-03.csv",
                "Date/Time,Heart Rate [Min] (count/min),Heart Rate [Max] (count/min),Heart Rate [Avg] (count/min)\n2026-02-03 00:00:00,50,120,66\n")
            .imported();
    assertThat(read.counts()).isEqualTo("27 stored, 0 existing, 1 refused");
    assertThat(read.contents())
        .isEqualTo(Map.of("health_auto_export", 1L, "health_auto_export_csv", 1L));
    assertThat(read.skipped()).isEmpty();
    assertThat(read.firstReadings("Watch", COMPARED)).isEqualTo(shown(SAMPLES));
    assertThat(read.drinks()).containsExactly("2026-02-03T13:10:00Z 80.0");
  }

  @Test
  void fitabase() throws IOException {
    DateTimeFormatter local =
        DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US).withZone(ZONE);
    String folder = "Fitabase Data 4.12.16-5.12.16/";
    VendorArchive read =
        new VendorArchive()
            .with(
                folder + "heartrate_seconds_merged.csv",
                "Id,Time,Value\n"
                    + joined(
                        "",
                        SAMPLES,
                        s -> "2022484408,%s,%d\n".formatted(local.format(s.at()), s.bpm())))
            .with(
                folder + "minuteStepsNarrow_merged.csv",
                "Id,ActivityMinute,Steps\n2022484408,4/12/2016 12:00:00 AM,0\n")
            .imported();
    assertThat(read.counts()).isEqualTo("25 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("fitabase", 1L));
    assertThat(read.skipped()).isEqualTo(Map.of("other_file", 1L));
    assertThat(read.firstReadings("fitabase:2022484408", COMPARED)).isEqualTo(shown(SAMPLES));
  }

  @Test
  void whoopStoresNothing() throws IOException {
    VendorArchive read =
        new VendorArchive()
            .with(
                "physiological_cycles.csv",
                "Cycle start time,Cycle end time,Cycle timezone,Average HR (bpm)\n2026-02-03 23:00:00,,UTC-05:00,66\n")
            .with(
                "journal_entries.csv",
                "Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes\n2026-02-03 23:00:00,,UTC-05:00,Have any caffeine?,true\n2026-02-03 23:00:00,,UTC-05:00,Read in bed?,true\n")
            .imported();
    assertThat(read.counts()).isEqualTo("0 stored, 0 existing, 2 refused");
    assertThat(read.refusals()).containsExactlyInAnyOrder("not_a_reading", "no_amount");
    assertThat(read.contents()).isEqualTo(Map.of("whoop", 2L));
    assertThat(read.skipped()).isEqualTo(Map.of("journal", 1L));
  }
}
