package coffee.devices.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthAutoExportTest implements DeviceFormatContract {

  private static final DeviceFormat AUTO_EXPORT = new HealthAutoExport();

  @Override
  public DeviceFormat format() {
    return AUTO_EXPORT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        {"data": {
          "workouts": [{"name": "Running", "route": [{"lat": 1, "lon": 2}],
            "heartRateData": [{"date": "2024-03-10 18:00:00 +0100", "Min": 90, "Avg": 120.4, "Max": 130, "units": "bpm"}],
            "heartRateRecovery": [{"date": "2024-03-10 18:30:00 +0100", "qty": 99}]}],
          "metrics": [
            {"data": [
                {"date": "2024-03-10 08:00:00 +0100", "Min": 60, "Avg": 61.5, "Max": 63, "source": "Apple\u00A0Watch"},
                {"date": "2024-03-10 2:41:00\u202FPM +0100", "qty": "70"},
                {"date": "2024-03-10 08:10:00 +0100", "Min": 60}],
             "units": "count/min", "name": "heart_rate"},
            {"name": "dietary_caffeine", "units": "mg", "data": [
                {"qty": 95, "date": "2024-03-10 09:00:00 +0100", "source": "Cups"}]},
            {"name": "Dietary Caffeine", "units": "g", "data": [
                {"qty": 0.063, "date": "2024-03-10 10:00:00 +0100"}]},
            {"name": "step_count", "units": "count", "data": [{"qty": 1}, {"date": "2024-03-10 08:12:00 +0100", "qty": 25.6, "source": "Watch|Phone"}]},
            {"name": "flights_climbed", "units": "count", "data": [{"qty": 1}, {"qty": 2}]},
            {"name": "heart_rate", "units": "Hz", "data": [{"date": "2024-03-10 09:00:00 +0100", "qty": 1}]}
          ]
        }}
        """);
  }

  @Test
  void readsHeartRatesWithMetricNameInAnyPosition() throws IOException {
    CollectingRowHandler read = TestReader.read(AUTO_EXPORT, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2024-03-10T17:00:00Z 120 exercise health_auto_export",
            "2024-03-10T17:30:00Z 99 recovery health_auto_export",
            "2024-03-10T07:00:00Z 62 unknown Apple Watch",
            "2024-03-10T13:41:00Z 70 unknown health_auto_export");
    assertThat(read.shownSteps()).containsExactly("2024-03-10T07:12:00Z 60 26 Watch|Phone");
    assertThat(read.codes()).containsExactly("required", "required", "wrong_unit");
  }

  @Test
  void derivesSameCaffeineIdsAsAppleHealth() throws IOException {
    assertThat(TestReader.read(AUTO_EXPORT, sample()).shownDrinks())
        .containsExactly(
            "2024-03-10T08:00:00Z 95.0 apple_health:1710057600000:95.0:Cups",
            "2024-03-10T09:00:00Z 63.0 apple_health:1710061200000:63.0:health_auto_export");
  }

  @Test
  void countsSkippedMetrics() throws IOException {
    assertThat(TestReader.read(AUTO_EXPORT, sample()).skipped)
        .isEqualTo(Map.of("flights_climbed", 2, "workouts", 1));
  }

  @Test
  void labelsHeartRatesWithSleepAndWorkouts() throws IOException {
    String file =
        """
        {"data": {"metrics": [
          {"name": "heart_rate", "units": "bpm", "data": [
            {"date": "2024-03-10 03:10:00 +0100", "Avg": 50},
            {"date": "2024-03-11 03:10:00 +0100", "Avg": 51},
            {"date": "2024-03-10 18:10:00 +0100", "Avg": 120},
            {"date": "2024-03-10 05:10:00 +0100", "Avg": 60}]},
          {"data": [
            {"startDate": "2024-03-10 03:00:00 +0100", "endDate": "2024-03-10 04:00:00 +0100", "value": "Core"},
            {"startDate": "2024-03-10 05:00:00 +0100", "endDate": "2024-03-10 06:00:00 +0100", "value": "Awake"},
            {"sleepStart": "2024-03-11 01:00:00 +0100", "sleepEnd": "2024-03-11 06:00:00 +0100", "rem": 1.5}],
           "name": "sleep_analysis"}],
         "workouts": [
          {"end": "2024-03-10 19:00:00 +0100", "name": "Running", "start": "2024-03-10 18:00:00 +0100"}]}}
        """;
    CollectingRowHandler read = TestReader.read(AUTO_EXPORT, file);
    assertThat(read.readings)
        .extracting(reading -> reading.context().label())
        .containsExactly("sleeping", "sleeping", "exercise", "unknown");
    assertThat(read.skipped).isEqualTo(Map.of("sleep_analysis", 3, "workouts", 1));
  }

  private static CollectingRowHandler metric(String name, String... items) throws IOException {
    return TestReader.read(
        AUTO_EXPORT,
        "{\"data\": {\"metrics\": [{\"data\": [%s], \"units\": \"%s\", \"name\": \"%s\"}]}}"
            .formatted(String.join(",", items), unit(name), name));
  }

  private static String unit(String name) {
    return switch (name) {
      case "heart_rate" -> "BPM";
      case "step_count" -> "count";
      default -> "mg";
    };
  }

  private static String amount(String time, int milligrams) {
    return "{\"date\": \"2024-02-%s -0500\", \"qty\": %d}".formatted(time, milligrams);
  }

  private static String mean(String time, int minimum, double average, int maximum) {
    return "{\"date\": \"2024-02-%s -0500\", \"Min\": %d, \"Avg\": %s, \"Max\": %d}"
        .formatted(time, minimum, average, maximum);
  }

  @Test
  void refusesSumsOfDaysAndHours() throws IOException {
    CollectingRowHandler day = metric("dietary_caffeine", amount("06 00:00:00", 285));
    assertThat(day.drinks).isEmpty();
    assertThat(day.codes()).containsExactly("not_a_single_drink");
    assertThat(day.problems.get(0).detail())
        .contains("set the interval (time grouping) to Default");
    CollectingRowHandler hours =
        metric(
            "dietary_caffeine",
            amount("06 08:00:00", 95),
            amount("06 09:00:00", 0),
            amount("06 10:00:00", 63));
    assertThat(hours.drinks).isEmpty();
    assertThat(hours.codes()).containsExactly("not_a_single_drink", "not_a_single_drink");
    assertThat(hours.skipped).isEqualTo(Map.of("dietary_caffeine_of_zero", 1));
    CollectingRowHandler week =
        metric(
            "dietary_caffeine",
            IntStream.range(6, 12)
                .mapToObj(i -> amount("%02d 09:00:00".formatted(i), 95))
                .toArray(String[]::new));
    assertThat(week.drinks).isEmpty();
  }

  @Test
  void refusesSumIfOtherMetricsAreOfHours() throws IOException {
    String file =
        """
        {"data": {"metrics": [
          {"name": "dietary_caffeine", "units": "mg", "data": [%s]},
          {"name": "step_count", "units": "count", "data": [%s, %s]}]}}
        """;
    CollectingRowHandler hours =
        TestReader.read(
            AUTO_EXPORT,
            file.formatted(
                amount("06 08:00:00", 95), amount("06 08:00:00", 7), amount("06 09:00:00", 8)));
    assertThat(hours.codes())
        .containsExactly("not_a_single_drink", "period_too_long", "period_too_long");
    CollectingRowHandler single =
        TestReader.read(
            AUTO_EXPORT,
            file.formatted(
                amount("06 08:00:00", 95), amount("06 08:00:00", 7), amount("06 08:01:00", 8)));
    assertThat(single.drinks).hasSize(1);
  }

  @Test
  void readsStepsOfMinutesAndSeconds() throws IOException {
    assertThat(
            metric(
                    "step_count",
                    amount("06 14:00:00", 70),
                    amount("06 14:01:00", 0),
                    amount("06 14:02:30", 8),
                    """
                    {"date": "2024-02-06 14:10:00 -0500", "endDate": "2024-02-06 14:14:30 -0500", "qty": 90}""")
                .shownSteps())
        .containsExactly(
            "2024-02-06T19:00:00Z 60 70 health_auto_export",
            "2024-02-06T19:01:00Z 60 0 health_auto_export",
            "2024-02-06T19:02:30Z 1 8 health_auto_export",
            "2024-02-06T19:10:00Z 270 90 health_auto_export");
  }

  @Test
  void refusesStepsOfHoursAndDays() throws IOException {
    CollectingRowHandler day = metric("step_count", amount("06 00:00:00", 9_214));
    assertThat(day.codes()).containsExactly("period_too_long");
    assertThat(day.problems.get(0).detail())
        .contains("set the interval (time grouping) to Default");
    assertThat(metric("step_count", amount("06 14:00:00", 700), amount("06 15:00:00", 8)).steps)
        .isEmpty();
  }

  @Test
  void keepsDrinksAtRoundTimes() throws IOException {
    assertThat(
            metric("dietary_caffeine", amount("06 08:00:00", 95), amount("06 14:00:00", 63)).drinks)
        .hasSize(2);
  }

  @Test
  void refusesMeansOfDaysAndHours() throws IOException {
    CollectingRowHandler day = metric("heart_rate", mean("06 00:00:00", 45, 66, 120));
    assertThat(day.codes()).containsExactly("not_a_reading");
    assertThat(day.problems.get(0).detail())
        .contains("set the interval (time grouping) to Default");
    assertThat(metric("heart_rate", mean("06 14:00:00", 55, 71.4, 110)).codes())
        .containsExactly("not_a_reading");
    assertThat(
            metric("heart_rate", mean("06 14:00:00", 71, 71, 71), mean("06 15:00:00", 72, 72, 72))
                .readings)
        .isEmpty();
    assertThat(
            metric("heart_rate", mean("06 14:00:00", 70, 71, 72), mean("06 14:01:00", 72, 72, 72))
                .readings)
        .hasSize(2);
  }

  @Test
  void refusesLoneMeanOfHourWhateverItsRange() throws IOException {
    assertThat(metric("heart_rate", mean("06 14:00:00", 70, 71.4, 73)).codes())
        .containsExactly("not_a_reading");
    assertThat(metric("heart_rate", mean("06 14:00:00", 75, 75, 75)).codes())
        .containsExactly("not_a_reading");
    assertThat(metric("heart_rate", mean("06 14:00:30", 70, 71.4, 73)).readings).hasSize(1);
  }

  @Test
  void otherMetricsShowThatLoneReadingOnTheHourIsSingle() throws IOException {
    String file =
        """
        {"data": {"metrics": [
          {"name": "heart_rate", "units": "bpm", "data": [%s]},
          {"name": "step_count", "units": "count", "data": [%s]}]}}
        """;
    String reading = mean("06 14:00:00", 70, 71, 72);
    assertThat(
            TestReader.read(AUTO_EXPORT, file.formatted(reading, amount("06 13:59:00", 7)))
                .readings)
        .hasSize(1);
    assertThat(
            TestReader.read(AUTO_EXPORT, file.formatted(reading, amount("06 13:00:00", 7))).codes())
        .containsExactly("not_a_reading", "period_too_long");
  }

  @Test
  void keepsReadingsAndDrinksAtMidnightAmongOthers() throws IOException {
    assertThat(
            metric("heart_rate", mean("06 00:00:00", 60, 61, 62), mean("06 00:01:00", 61, 61, 61))
                .readings)
        .hasSize(2);
    assertThat(
            metric("dietary_caffeine", amount("06 00:00:00", 95), amount("06 08:10:00", 63)).drinks)
        .hasSize(2);
  }

  @Test
  void labelsHeartRatesAfterWorkoutAsRecovery() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            AUTO_EXPORT,
            """
            {"data": {"workouts": [{"name": "Running",
              "heartRateData": [{"date": "2024-03-10 18:29:59 +0100", "Avg": 150},
                                {"date": "2024-03-10 18:30:00 +0100", "Avg": 140}],
              "start": "2024-03-10 18:00:00 +0100", "end": "2024-03-10 18:30:00 +0100"}]}}
            """);
    assertThat(read.readings)
        .extracting(reading -> reading.context().label())
        .containsExactly("exercise", "recovery");
  }

  @Test
  void rejectsTooManyMetrics() {
    String file = "{\"data\": {\"metrics\": [%s]}}".formatted("{\"name\": \"a\"},".repeat(20_000));
    assertThatThrownBy(() -> TestReader.read(AUTO_EXPORT, file))
        .hasMessageContaining("more metrics");
  }
}
