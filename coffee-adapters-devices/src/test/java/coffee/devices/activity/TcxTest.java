package coffee.devices.activity;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
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
    assertThat(read.passedOver).isEqualTo(Map.of("point_without_heart_rate", 1));
    assertThat(read.codes()).containsExactly("required", "out_of_range");
  }
}
