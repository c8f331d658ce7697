package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
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

  @Test
  void doesNotRecognizeStepsOrDistances() {
    assertThat(
            WITHINGS.recognises(
                TestReader.bytes("start,duration,value\n" + "x,[60],[64]\n".repeat(9))))
        .isTrue();
    assertThat(
            WITHINGS.recognises(
                TestReader.bytes("start,duration,value\n" + "x,[60],[12]\n".repeat(9))))
        .isFalse();
    assertThat(
            WITHINGS.recognises(
                TestReader.bytes("start,duration,value\n" + "x,[60],[64.5]\n".repeat(9))))
        .isFalse();
  }
}
