package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.ReaderSettings;
import coffee.devices.TestReader;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.FileSettings;
import coffee.domain.imports.Subject;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
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

  private byte[] fileOfTwoPeople() {
    return TestReader.bytes(
        new String(sample(), StandardCharsets.UTF_8)
            + "4020332650,4/12/2016 1:00:00 PM,80\n".repeat(2));
  }

  private static ReaderSettings subject(String id) {
    return TestReader.settings(
        new FileSettings(TestReader.SETTINGS.zone(), Optional.of(new Subject(id))));
  }

  @Test
  void refusesFileOfSeveralPeople() {
    CollectingRowHandler read = new CollectingRowHandler();
    assertThatThrownBy(
            () -> FITABASE.read(TestReader.content(fileOfTwoPeople()), TestReader.SETTINGS, read))
        .isInstanceOfSatisfying(
            UnreadableFileException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("several_people");
              assertThat(refusal.subjects()).containsExactly("2022484408", "4020332650");
            })
        .hasMessage(
            "The file contains the heart rates of several people, Id 2022484408, 4020332650; choose"
                + " one of them: ?subject=2022484408, or --subject 2022484408 of the command"
                + " import.");
    assertThat(read.rows()).isZero();
  }

  @Test
  void readsRowsOfChosenPerson() throws IOException {
    CollectingRowHandler read = new CollectingRowHandler();
    FITABASE.read(TestReader.content(fileOfTwoPeople()), subject("4020332650"), read);
    assertThat(read.shownReadings())
        .containsExactly(
            "2016-04-12T17:00:00Z 80 unknown fitabase:4020332650",
            "2016-04-12T17:00:00Z 80 unknown fitabase:4020332650");
    assertThat(read.skipped).isEqualTo(Map.of("other_person", 4));
  }

  @Test
  void refusesChosenPersonWithoutRows() {
    CollectingRowHandler read = new CollectingRowHandler();
    assertThatThrownBy(
            () -> FITABASE.read(TestReader.content(fileOfTwoPeople()), subject("77"), read))
        .isInstanceOfSatisfying(
            UnreadableFileException.class,
            refusal -> assertThat(refusal.code()).isEqualTo("unknown_subject"))
        .hasMessage("The file contains no rows of Id 77, but of 2022484408, 4020332650.");
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
