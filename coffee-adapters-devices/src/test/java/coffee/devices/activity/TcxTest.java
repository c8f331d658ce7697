package coffee.devices.activity;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.devices.formats.FormatRegistry;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TcxTest implements DeviceFormatContract {

  private static final DeviceFormat TCX = new Tcx();

  @Override
  public DeviceFormat format() {
    return TCX;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">
          <Activities><Activity Sport="Running"><Id>2024-03-10T07:00:00Z</Id>
            <Lap StartTime="2024-03-10T07:00:00Z">
              <AverageHeartRateBpm><Value>139</Value></AverageHeartRateBpm>
              <Track>
                <Trackpoint>
                  <Time>2024-03-10T07:00:00Z</Time>
                  <Position><LatitudeDegrees>35.9</LatitudeDegrees></Position>
                  <HeartRateBpm><Value>112</Value></HeartRateBpm>
                  <Extensions><ns3:TPX><ns3:Speed>0.5</ns3:Speed></ns3:TPX></Extensions>
                </Trackpoint>
                <Trackpoint><Time>2024-03-10T08:00:01.849800+01:00</Time></Trackpoint>
                <Trackpoint><HeartRateBpm><Value>113</Value></HeartRateBpm></Trackpoint>
                <Trackpoint><HeartRateBpm xsi:type="x"><Value>0</Value></HeartRateBpm>
                  <Time>2024-03-10T07:00:02</Time></Trackpoint>
              </Track>
            </Lap>
          </Activity></Activities>
        </TrainingCenterDatabase>
        """);
  }

  @Test
  void readsTrackPointsAsExercise() throws IOException {
    CollectingRowHandler read = TestReader.read(TCX, sample());
    assertThat(read.shownReadings()).containsExactly("2024-03-10T07:00:00Z 112 exercise tcx");
    assertThat(read.places).containsExactly(SourcePosition.line(7));
    assertThat(read.skipped).isEqualTo(Map.of("point_without_heart_rate", 2));
    assertThat(read.codes()).containsExactly("required");
  }

  @Test
  void readsFileWithBlanksBeforeXmlDeclaration() throws IOException {
    String file = new String(sample(), StandardCharsets.UTF_8);
    for (String start : List.of(" ".repeat(10), "\n", "\uFEFF\r\n", "\uFEFF", "\n\uFEFF")) {
      byte[] strava = TestReader.bytes(start + file);
      assertThat(
              FormatRegistry.standard()
                  .recognize(TestReader.content(strava))
                  .map(DeviceFormat::name))
          .hasValue("tcx");
      assertThat(TestReader.read(TCX, strava).shownReadings())
          .containsExactly("2024-03-10T07:00:00Z 112 exercise tcx");
    }
    assertThat(TestReader.read(TCX, "\n\n" + file).places).containsExactly(SourcePosition.line(9));
    byte[] latin =
        (" " + file.replace("UTF-8", "ISO-8859-1").replace("</Id>", " \u00E9</Id>"))
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(TestReader.read(TCX, latin).readings).hasSize(1);
  }

  @Test
  void namesSourceAfterDeviceOfEachActivity() throws IOException {
    String activity =
        """
        <Activity><Track><Trackpoint><Time>2024-03-10T07:00:0%d</Time>
          <HeartRateBpm><Value>112</Value></HeartRateBpm></Trackpoint></Track>
          %s</Activity>
        """;
    String creator = "<Creator><UnitId>1</UnitId><Name>%s</Name><ProductID>2</ProductID></Creator>";
    String file =
        "<TrackingDatabase><TrainingCenterDatabase><Activities>%s%s%s</Activities></TrainingCenterDatabase></TrackingDatabase>"
            .formatted(
                activity.formatted(0, creator.formatted("Garmin\u00A0fenix 2")),
                activity.formatted(1, creator.formatted("")),
                activity.formatted(2, creator.formatted("Polar V800")));
    assertThat(TestReader.read(TCX, file).shownReadings())
        .containsExactly(
            "2024-03-10T07:00:00Z 112 exercise Garmin fenix 2",
            "2024-03-10T07:00:01Z 112 exercise tcx",
            "2024-03-10T07:00:02Z 112 exercise Polar V800");
  }
}
