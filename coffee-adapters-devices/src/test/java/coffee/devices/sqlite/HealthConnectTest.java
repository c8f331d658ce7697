package coffee.devices.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.SqliteTestDatabase;
import coffee.devices.TestReader;
import coffee.devices.formats.FormatRegistry;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthConnectTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT =
      FormatRegistry.standard().find("health_connect").orElseThrow();

  private static final byte[] SAMPLE =
      SqliteTestDatabase.create(
          """
          CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT NOT NULL UNIQUE);
          CREATE TABLE heart_rate_record_table (
            row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, app_info_id INTEGER,
            start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER,
            local_date INTEGER, local_date_time_start_time INTEGER AS (start_time + 1000 * start_zone_offset));
          CREATE TABLE heart_rate_record_series_table (
            parent_key INTEGER, beats_per_minute INTEGER, epoch_millis INTEGER);
          CREATE TABLE nutrition_record_table (
            row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, app_info_id INTEGER,
            start_time INTEGER, end_time INTEGER, caffeine REAL, meal_name TEXT);
          CREATE TABLE steps_record_table (
            row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL UNIQUE, app_info_id INTEGER,
            start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, count INTEGER);
          CREATE TABLE resting_heart_rate_record_table (row_id INTEGER PRIMARY KEY, time INTEGER, beats_per_minute INTEGER);
          INSERT INTO application_info_table VALUES (1, 'com.fitbit.FitbitMobile'), (2, 'com.example.coffee');
          INSERT INTO heart_rate_record_table (row_id, uuid, app_info_id, start_time, start_zone_offset)
            VALUES (7, x'01', 1, 1772355600000, 32400), (8, x'02', 9, 1772355600000, 32400);
          INSERT INTO heart_rate_record_series_table VALUES
            (7, 61, 1772355600000), (7, 62, 1772355660500), (8, 70, 1772355720000), (7, 'x', 1772355780000),
            (7, 300, 1772355780000), (7, 65, NULL);
          INSERT INTO nutrition_record_table (uuid, app_info_id, start_time, end_time, caffeine, meal_name) VALUES
            (x'8eeed20eaffa302ba456713382e81048', 2, 1772355600000, 1772355601000, 0.095, 'Flat white'),
            (x'8eeed20eaffa302ba456713382e81049', 2, 1772355600000, 1772355601000, NULL, 'Bread'),
            (x'8eeed20eaffa302ba456713382e8104a', 2, 1772355600000, 1772355601000, 0, 'Decaf'),
            (x'8eeed20eaffa302ba456713382e8104b', 2, 1772323200000, 1772409599000, 0.285, 'Day'),
            (x'8eeed20eaffa302ba456713382e8104c', 2, 1772355600000, 1772355601000, 95, 'Wrong unit');
          INSERT INTO steps_record_table (uuid, app_info_id, start_time, end_time, count) VALUES
            (x'11', 1, 1772355600000, 1772355660000, 96), (x'12', 9, 1772355600000, 1772355659999, 90),
            (x'13', 1, 1772323200000, 1772409599000, 9214), (x'14', 1, 1772355720000, NULL, 5);
          INSERT INTO resting_heart_rate_record_table VALUES (1, 1772355600000, 52);
          """);

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return SAMPLE;
  }

  @Test
  void readsHeartRatesWithTheAppAsSource() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, SAMPLE);
    assertThat(read.shownReadings())
        .containsExactly(
            "2026-03-01T09:00:00Z 61 unknown com.fitbit.FitbitMobile",
            "2026-03-01T09:01:00.500Z 62 unknown com.fitbit.FitbitMobile",
            "2026-03-01T09:02:00Z 70 unknown health_connect");
  }

  @Test
  void readsStepsByAppAndRefusesThoseOfDays() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, SAMPLE);
    assertThat(read.shownSteps())
        .containsExactly(
            "2026-03-01T09:00:00Z 60 96 com.fitbit.FitbitMobile",
            "2026-03-01T09:00:00Z 60 90 health_connect");
    assertThat(read.codes()).endsWith("period_too_long", "wrong_type");
  }

  @Test
  void readsCaffeineInGrams() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, SAMPLE);
    assertThat(read.shownDrinks())
        .containsExactly(
            "2026-03-01T09:00:00Z 95.0 health_connect:8EEED20EAFFA302BA456713382E81048");
    assertThat(read.drinks.get(0).coffeeType()).hasValue("Flat white");
    assertThat(read.drinks.get(0).source()).hasValue("com.example.coffee");
    assertThat(read.skipped).isEqualTo(Map.of("nutrition_without_caffeine", 2));
  }

  @Test
  void refusesSumsOfDaysAndValuesOfOtherTypes() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, SAMPLE);
    assertThat(read.codes())
        .containsExactly(
            "wrong_type",
            "out_of_range",
            "wrong_type",
            "not_a_single_drink",
            "out_of_range",
            "period_too_long",
            "wrong_type");
    assertThat(read.problems.get(0).original())
        .isEqualTo(
            "heart_rate_record_series_table: epoch_millis=1772355780000 beats_per_minute=x"
                + " app_info_id=1");
  }

  @Test
  void isRecognizedByTablesFarFromTheStart() throws IOException {
    StringBuilder script = new StringBuilder("PRAGMA auto_vacuum = FULL;\n");
    for (int i = 0; i < 300; i++) {
      script.append("CREATE TABLE other_%d (a TEXT, b TEXT UNIQUE);\n".formatted(i));
    }
    byte[] large =
        SqliteTestDatabase.create(
            script
                + """
                CREATE TABLE heart_rate_record_table (row_id INTEGER PRIMARY KEY, app_info_id INTEGER);
                CREATE TABLE heart_rate_record_series_table (
                  parent_key INTEGER, beats_per_minute INTEGER, epoch_millis INTEGER);
                INSERT INTO heart_rate_record_series_table VALUES (7, 61, 1772355600000);
                """);
    DeviceFormat found =
        FormatRegistry.standard().recognize(TestReader.content(large)).orElseThrow();
    assertThat(found.name()).isEqualTo("health_connect");
    assertThat(TestReader.read(found, large).shownReadings())
        .containsExactly("2026-03-01T09:00:00Z 61 unknown health_connect");
  }
}
