package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.devices.ZipFiles;
import coffee.devices.formats.FormatRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WithingsTest implements DeviceFormatContract {

  private static final DeviceFormat WITHINGS = new Withings();

  @Override
  public DeviceFormat format() {
    return WITHINGS;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        start,duration,value
        2019-05-05T08:00:00+02:00,[60],[72]
        2019-05-05T08:10:00+02:00,"[60,30,60]","[61,62,63]"
        """);
  }

  @Test
  void readsEachValueOfRow() throws IOException {
    assertThat(TestReader.read(WITHINGS, sample()).shownReadings())
        .containsExactly(
            "2019-05-05T06:00:00Z 72 unknown withings",
            "2019-05-05T06:10:00Z 61 unknown withings",
            "2019-05-05T06:11:00Z 62 unknown withings",
            "2019-05-05T06:11:30Z 63 unknown withings");
  }

  @Test
  void refusesInvalidValuesAndMismatchedLists() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            WITHINGS,
            """
            start,duration,value
            2019-05-05T08:10:00+02:00,"[60,30,60]","[61,300,63]"
            2019-05-05T09:00:00+02:00,[60],"[70,71]"
            2019-05-05T09:00:00+02:00,[],[]
            """);
    assertThat(read.readings).hasSize(2);
    assertThat(read.codes())
        .containsExactly("out_of_range", "wrong_field_count", "wrong_field_count");
  }

  @Override
  public Optional<String> nameInArchive() {
    return Optional.of("data/raw_tracker_hr.csv");
  }

  @Test
  void readsOnlyHeartRatesOfAccountExport() throws IOException {
    String values =
        """
        start,duration,value
        2024-10-01T00:00:00-04:00,[30],[%s]
        2024-10-01T00:10:00-04:00,"[60,60]","[98,110]"
        """;
    Map<String, byte[]> files = new TreeMap<>();
    files.put("data_ADA_1/raw_hr_hr.csv", TestReader.bytes(values.formatted(61)));
    files.put("data_ADA_1/raw_bed_hr.csv", TestReader.bytes(values.formatted(52)));
    files.put("data_ADA_1/raw_spo2_auto_spo2.csv", TestReader.bytes(values.formatted(96)));
    files.put("data_ADA_1/raw_tracker_steps.csv", TestReader.bytes(values.formatted(80)));
    files.put(
        "data_ADA_1/raw_heart_rate_variability_HR SD NN.csv",
        TestReader.bytes(values.formatted(48)));
    byte[] archive = ZipFiles.zip(files);
    CollectingRowHandler read =
        TestReader.read(
            FormatRegistry.standard().recognize(TestReader.content(archive)).orElseThrow(),
            archive);
    assertThat(read.shownReadings())
        .containsExactly(
            "2024-10-01T04:00:00Z 52 unknown withings",
            "2024-10-01T04:10:00Z 98 unknown withings",
            "2024-10-01T04:11:00Z 110 unknown withings",
            "2024-10-01T04:00:00Z 61 unknown withings",
            "2024-10-01T04:10:00Z 98 unknown withings",
            "2024-10-01T04:11:00Z 110 unknown withings");
    assertThat(read.skipped).isEqualTo(Map.of("other_file", 3));
    DeviceFormat named = FormatRegistry.standard().find("withings").orElseThrow();
    assertThat(TestReader.read(named, archive).readings).isEqualTo(read.readings);
  }

  @Test
  void passesOverZeros() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            WITHINGS, "start,duration,value\n2019-05-05T08:00:00+02:00,\"[60,60]\",\"[0,61]\"\n");
    assertThat(read.shownReadings()).containsExactly("2019-05-05T06:01:00Z 61 unknown withings");
    assertThat(read.skipped).isEqualTo(Map.of("value_without_heart_rate", 1));
  }
}
