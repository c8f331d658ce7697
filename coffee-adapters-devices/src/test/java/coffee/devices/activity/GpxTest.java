package coffee.devices.activity;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GpxTest implements DeviceFormatContract {

  private static final DeviceFormat GPX = new Gpx();

  @Override
  public DeviceFormat format() {
    return GPX;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
          <metadata><time>2024-03-10T06:00:00Z</time></metadata>
          <trk><trkseg>
            <trkpt lat="46.0" lon="14.7"><ele>230</ele><time>2024-03-10T07:00:00.000Z</time>
              <extensions><ns3:TrackPointExtension><ns3:hr>107</ns3:hr></ns3:TrackPointExtension></extensions></trkpt>
            <trkpt lat="46.0" lon="14.7"><time>2024-03-10T07:00:01Z</time>
              <extensions><hr>108</hr></extensions></trkpt>
            <trkpt lat="46.0" lon="14.7"><time>2024-03-10T07:00:02Z</time></trkpt>
          </trkseg></trk>
          <wpt lat="37.7" lon="-122.3"><time>2024-03-10T07:00:03Z</time>
            <extensions><gpxdata:heartrate>109</gpxdata:heartrate></extensions></wpt>
        </gpx>
        """);
  }

  @Test
  void readsHeartRatesWithAnyNamespacePrefix() throws IOException {
    CollectingRowHandler read = TestReader.read(GPX, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2024-03-10T07:00:00Z 107 exercise gpx",
            "2024-03-10T07:00:01Z 108 exercise gpx",
            "2024-03-10T07:00:03Z 109 exercise gpx");
    assertThat(read.skipped).isEqualTo(Map.of("point_without_heart_rate", 1));
  }

  @Test
  void namesSourceAfterCreatorAndPassesOverZeros() throws IOException {
    String point = "<trkpt><time>2024-03-10T07:00:0%d</time><%3$s>%2$d</%3$s></trkpt>";
    CollectingRowHandler read =
        TestReader.read(
            GPX,
            "          <?xml version=\"1.0\"?><gpx creator=\"Garmin Connect\"><trk><trkseg>%s%s%s</trkseg></trk></gpx>"
                .formatted(
                    point.formatted(1, 101, "bpm"),
                    point.formatted(2, 102, "HeartRate"),
                    point.formatted(3, 0, "hr")));
    assertThat(read.shownReadings())
        .containsExactly(
            "2024-03-10T07:00:01Z 101 exercise Garmin Connect",
            "2024-03-10T07:00:02Z 102 exercise Garmin Connect");
    assertThat(read.skipped).isEqualTo(Map.of("point_without_heart_rate", 1));
  }

  @Test
  void readsOtherEncodingsAndInvalidCharacters() throws IOException {
    String point = "<wpt><name>%s</name><time>2024-03-10T07:00:03Z</time><hr>109</hr></wpt></gpx>";
    String latin =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><gpx>" + point.formatted("Caf\u00E9");
    String reading = "2024-03-10T07:00:03Z 109 exercise gpx";
    assertThat(TestReader.read(GPX, latin.getBytes(StandardCharsets.ISO_8859_1)).shownReadings())
        .containsExactly(reading);
    String broken = "\uFEFF<gpx>" + point.formatted("Caf#&#11;");
    byte[] bytes = TestReader.bytes(broken);
    bytes[broken.indexOf('#') + 2] = (byte) 0x83;
    assertThat(TestReader.read(GPX, bytes).shownReadings()).containsExactly(reading);
  }
}
