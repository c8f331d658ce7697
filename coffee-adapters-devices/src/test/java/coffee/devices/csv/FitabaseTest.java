package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FitabaseTest implements DeviceFormatContract {

  private static final DeviceFormat FITABASE = new Fitabase();

  @Override
  public DeviceFormat format() {
    return FITABASE;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        Id,Time,Value
        2022484408,4/12/2016 7:21:00 AM,97
        2022484408,4/12/2016 12:00:05 AM,61
        2022484408,4/12/2016 12:00:05 PM,75
        2022484408,4/12/2016 12:00:06 PM,80
        """);
  }

  @Test
  void readsTwelveHourLocalTimesPerWearer() throws IOException {
    assertThat(TestReader.read(FITABASE, sample()).shownReadings())
        .containsExactly(
            "2016-04-12T11:21:00Z 97 unknown fitabase:2022484408",
            "2016-04-12T04:00:05Z 61 unknown fitabase:2022484408",
            "2016-04-12T16:00:05Z 75 unknown fitabase:2022484408",
            "2016-04-12T16:00:06Z 80 unknown fitabase:2022484408");
  }

  @Test
  void refusesFileOfSeveralPeople() {
    CollectingRowHandler read = new CollectingRowHandler();
    String file =
        new String(sample(), StandardCharsets.UTF_8) + "4020332650,4/12/2016 1:00:00 PM,80\n";
    assertThatThrownBy(
            () ->
                FITABASE.read(
                    TestReader.content(TestReader.bytes(file)), TestReader.SETTINGS, read))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(
            "The file contains the heart rates of several people, Id 2022484408, 4020332650; keep the"
                + " rows of one of them.");
    assertThat(read.rows()).isZero();
  }

  @Test
  void resolvesAndCountsAmbiguousLocalTimes() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FITABASE,
            """
            Id,Time,Value
            1,3/13/2016 2:30:00 AM,60
            1,11/6/2016 1:30:00 AM,61
            """);
    assertThat(read.shownReadings())
        .containsExactly(
            "2016-03-13T07:30:00Z 60 unknown fitabase:1",
            "2016-11-06T05:30:00Z 61 unknown fitabase:1");
    assertThat(read.clockChanges)
        .isEqualTo(Map.of(ClockChange.MOVED_ON, 1, ClockChange.EARLIER_TAKEN, 1));
  }

  @Test
  void refusesInvalidTimes() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FITABASE,
            """
            Id,Time,Value
            1,4/12/2016 13:00:00 PM,60
            1,4/12/2016 0:00:00 AM,60
            1,2/30/2016 1:00:00 AM,60
            1,2016-04-12 01:00:00,60
            1,4/12/2016 1:00:00 AM,
            """);
    assertThat(read.codes())
        .containsExactly(
            "invalid_timestamp",
            "invalid_timestamp",
            "invalid_timestamp",
            "invalid_timestamp",
            "wrong_type");
    assertThat(read.problems.get(3).position()).isEqualTo(SourcePosition.line(5));
  }
}
