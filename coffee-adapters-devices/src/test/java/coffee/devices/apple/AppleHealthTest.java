package coffee.devices.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppleHealthTest implements DeviceFormatContract {

  private static final DeviceFormat APPLE = new AppleHealth();

  @Override
  public DeviceFormat format() {
    return APPLE;
  }

  /** With a malformed document type and a stray control character, as version 12 writes. */
  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE HealthData [
        <!-- HealthKit Export Version: 12 -->
        <!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout)*)
        <!ATTLIST HealthData
          locale CDATA #REQUIRED
        >
        ]>
        <HealthData locale="de_DE">
         <ExportDate value="2025-06-01 08:10:05 +0200"/>
         <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Ada’s Apple\u00A0Watch" unit="count/min" creationDate="2025-05-01 08:01:42 +0200" startDate="2025-05-01 08:01:36 +0200" endDate="2025-05-01 08:01:36 +0200" value="61.6">
          <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>
         </Record>
         <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Belt#" unit="count/s" startDate="2025-05-01 08:01:36 +0200" endDate="2025-05-01 08:01:36 +0200" value="1.5">
          <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="2"/>
         </Record>
         <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Belt" unit="count/min" startDate="2025-05-01 18:10:00 +0200" endDate="2025-05-01 18:10:00 +0200" value="120"/>
         <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Belt" unit="count/min" startDate="2025-05-02 03:10:00 +0200" endDate="2025-05-02 03:10:00 +0200" value="50">
          <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>
         </Record>
         <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" startDate="2025-05-01 08:01:36 +0200" endDate="2025-05-01 08:01:36 +0200" value="12"/>
         <Record type="HKQuantityTypeIdentifierDietaryCaffeine" sourceName="Cups" unit="mg" startDate="2025-05-01 09:00:00 +0200" endDate="2025-05-01 09:00:00 +0200" value="95"/>
         <Record type="HKQuantityTypeIdentifierDietaryCaffeine" sourceName="Health" unit="g" startDate="2025-05-01 10:00:00 +0200" endDate="2025-05-01 10:00:00 +0200" value="0.063"/>
         <Correlation type="HKCorrelationTypeIdentifierFood" sourceName="Cups" startDate="2025-05-01 09:00:00 +0200" endDate="2025-05-01 09:00:00 +0200">
          <Record type="HKQuantityTypeIdentifierDietaryCaffeine" sourceName="Cups" unit="mg" startDate="2025-05-01 09:00:00 +0200" endDate="2025-05-01 09:00:00 +0200" value="95"/>
         </Correlation>
         <Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" startDate="2025-05-02 03:00:00 +0200" endDate="2025-05-02 04:00:00 +0200" value="HKCategoryValueSleepAnalysisAsleepCore"/>
         <Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" startDate="2025-05-01 07:00:00 +0200" endDate="2025-05-01 09:00:00 +0200" value="HKCategoryValueSleepAnalysisInBed"/>
         <Workout workoutActivityType="HKWorkoutActivityTypeRunning" sourceName="Watch" startDate="2025-05-01 18:00:00 +0200" endDate="2025-05-01 19:00:00 +0200">
          <WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" average="92.5" unit="count/min"/>
         </Workout>
        </HealthData>
        """
            .replace('#', '\u000B'));
  }

  @Test
  void readsHeartRatesWithSourceAndContext() throws IOException {
    assertThat(TestReader.read(APPLE, sample()).shownReadings())
        .containsExactly(
            "2025-05-01T06:01:36Z 62 resting Ada’s Apple Watch",
            "2025-05-01T06:01:36Z 90 active Belt",
            "2025-05-01T16:10:00Z 120 exercise Belt",
            "2025-05-02T01:10:00Z 50 sleeping Belt");
  }

  @Test
  void readsCaffeineInMilligramsAndGrams() throws IOException {
    assertThat(TestReader.read(APPLE, sample()).shownDrinks())
        .containsExactly(
            "2025-05-01T07:00:00Z 95.0 apple_health:1746082800000:95.0:Cups",
            "2025-05-01T08:00:00Z 63.0 apple_health:1746086400000:63.0:Health");
  }

  @Test
  void countsSkippedRecordsAndReportsLineNumbers() throws IOException {
    CollectingRowHandler read = TestReader.read(APPLE, sample());
    assertThat(read.skipped)
        .isEqualTo(
            Map.of(
                "ExportDate", 1,
                "HKCategoryTypeIdentifierSleepAnalysis", 2,
                "Correlation", 1,
                "Workout", 1));
    assertThat(read.places.get(0)).isEqualTo(SourcePosition.line(11));
  }

  @Test
  void readsStepsBySourceAndRefusesLongSums() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            APPLE,
            """
            <HealthData>
            <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Watch" unit="count" startDate="2025-05-01 08:01:36 +0200" endDate="2025-05-01 08:06:40 +0200" value="412"/>
            <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" startDate="2025-05-01 08:00:00 +0200" endDate="2025-05-01 08:30:00 +0200" value="401">
             <MetadataEntry key="HKMetadataKeySyncVersion" value="1"/>
            </Record>
            <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" startDate="2025-05-01 08:40:00 +0200" endDate="2025-05-01 08:40:00 +0200" value="2"/>
            <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" startDate="2025-05-01 09:00:00 +0200" endDate="2025-05-01 09:30:01 +0200" value="900"/>
            <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" startDate="2025-05-01 09:40:00 +0200" endDate="2025-05-01 09:39:00 +0200" value="9"/>
            <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="mi" startDate="2025-05-01 09:50:00 +0200" endDate="2025-05-01 09:51:00 +0200" value="9"/>
            <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" startDate="2025-05-01 09:50:00 +0200" endDate="2025-05-01 09:51:00 +0200" value="10001"/>
            <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" startDate="2025-05-01 09:50:00 +0200" endDate="2025-05-01 09:51:00 +0200"/>
            </HealthData>
            """);
    assertThat(read.shownSteps())
        .containsExactly(
            "2025-05-01T06:01:36Z 304 412 Watch",
            "2025-05-01T06:00:00Z 1800 401 Phone",
            "2025-05-01T06:40:00Z 1 2 Phone");
    assertThat(read.codes())
        .containsExactly(
            "period_too_long", "out_of_range", "wrong_unit", "out_of_range", "wrong_type");
  }

  @Test
  void refusesUnknownUnitsAndMissingTimestamps() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            APPLE,
            """
            <HealthData>
            <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="W" unit="Hz" startDate="2025-05-01 08:01:36 +0200" value="1"/>
            <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="W" unit="count/min" startDate="2025-05-01 08:01:36" value="61"/>
            <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="W" unit="count/min" value="61"/>
            <Record type="HKQuantityTypeIdentifierDietaryCaffeine" sourceName="W" unit="cups" startDate="2025-05-01 08:01:36 +0200" value="1"/>
            </HealthData>
            """);
    assertThat(read.codes())
        .containsExactly("wrong_unit", "time_zone_required", "invalid_timestamp", "wrong_unit");
    assertThat(read.problems.get(0).position()).isEqualTo(SourcePosition.line(2));
    assertThat(read.problems.get(0).original())
        .isEqualTo(
            "<Record type=\"HKQuantityTypeIdentifierHeartRate\" sourceName=\"W\" unit=\"Hz\" startDate=\"2025-05-01 08:01:36 +0200\" value=\"1\"/>");
  }

  @Test
  void refusesMeansAndSums() throws IOException {
    String record =
        "<Record type=\"HKQuantityTypeIdentifier%s\" sourceName=\"W\" unit=\"%s\""
            + " startDate=\"2025-05-01 %s +0200\" endDate=\"2025-05-01 %s +0200\" value=\"95\"/>";
    CollectingRowHandler read =
        TestReader.read(
            APPLE,
            "<HealthData>%s%s%s%s%s</HealthData>"
                .formatted(
                    record.formatted("HeartRate", "count/min", "08:00:00", "08:05:00"),
                    record.formatted("HeartRate", "count/min", "08:00:00", "08:05:01"),
                    record.formatted("DietaryCaffeine", "mg", "08:00:00", "08:20:00"),
                    record.formatted("DietaryCaffeine", "mg", "08:00:00", "08:59:59"),
                    record.formatted("DietaryCaffeine", "mg", "00:00:00", "23:59:59")));
    assertThat(read.shownReadings()).containsExactly("2025-05-01T06:00:00Z 95 unknown W");
    assertThat(read.drinks).hasSize(1);
    assertThat(read.codes())
        .containsExactly("not_a_reading", "not_a_single_drink", "not_a_single_drink");
  }

  @Test
  void readsTwelveHourClock() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            APPLE,
            """
            <HealthData>
            <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="W" unit="count/min" startDate="2025-05-01 8:01:36\u202FPM +0200" endDate="2025-05-01 8:01:36\u202FPM +0200" value="61"/>
            </HealthData>
            """);
    assertThat(read.shownReadings()).containsExactly("2025-05-01T18:01:36Z 61 unknown W");
  }

  @Test
  void neverExpandsOrFetchesEntities() {
    String bomb =
        """
        <!DOCTYPE HealthData [
        <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">
        ]>
        <HealthData><Record type="%s" value="&b;"/></HealthData>
        """;
    for (String type : new String[] {"&b;", "&x;"}) {
      assertThatThrownBy(() -> TestReader.read(APPLE, bomb.formatted(type)))
          .isInstanceOf(UnreadableFileException.class)
          .hasMessageContaining("line 4");
    }
  }

  @Test
  void rejectsExcessiveDepthLengthAndNames() {
    assertUnreadable("<HealthData>" + "<a>".repeat(100_000));
    assertUnreadable("<HealthData><Record type=\"" + "x".repeat(6_000_000) + "\"/></HealthData>");
    assertUnreadable("<HealthData>" + "x".repeat(6_000_000));
    assertUnreadable("<!DOCTYPE HealthData [" + "x".repeat(3_000_000));
    StringBuilder names = new StringBuilder("<HealthData>");
    for (int i = 0; i < 100_000; i++) {
      names.append("<a").append(i).append("/>");
    }
    assertUnreadable(names.toString());
  }

  private static void assertUnreadable(String file) {
    assertThatThrownBy(() -> TestReader.read(APPLE, file))
        .isInstanceOf(UnreadableFileException.class);
  }
}
