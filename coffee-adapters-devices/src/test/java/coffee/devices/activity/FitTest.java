package coffee.devices.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import com.garmin.fit.BufferEncoder;
import com.garmin.fit.DateTime;
import com.garmin.fit.DeviceInfoMesg;
import com.garmin.fit.File;
import com.garmin.fit.FileIdMesg;
import com.garmin.fit.GarminProduct;
import com.garmin.fit.HrMesg;
import com.garmin.fit.Manufacturer;
import com.garmin.fit.Mesg;
import com.garmin.fit.MonitoringMesg;
import com.garmin.fit.RecordMesg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FitTest implements DeviceFormatContract {

  private static final DeviceFormat FIT = new Fit();
  private static final Instant NOON = Instant.parse("2024-03-10T12:00:00Z");
  private static final String AT_NOON = "2024-03-10T12:00:00Z 112 exercise garmin edge500";
  private static final String THREE_LATER = "2024-03-10T12:00:03Z 114 exercise garmin edge500";

  @Override
  public DeviceFormat format() {
    return FIT;
  }

  @Override
  public byte[] sample() {
    return file(
        fileId(File.ACTIVITY),
        record(NOON, (short) 112),
        record(NOON.plusSeconds(1), (short) 255),
        record(NOON.plusSeconds(2), (short) 0),
        record(NOON.plusSeconds(3), (short) 114),
        record(Instant.parse("1995-01-01T00:00:00Z"), (short) 115),
        new DeviceInfoMesg());
  }

  @Test
  void readsActivityRecordsAsExercise() throws IOException {
    CollectingRowHandler read = TestReader.read(FIT, sample());
    assertThat(read.shownReadings()).containsExactly(AT_NOON, THREE_LATER);
    assertThat(read.skipped)
        .isEqualTo(Map.of("file_id", 1, "record_without_heart_rate", 2, "device_info", 1));
    assertThat(read.codes()).containsExactly("invalid_timestamp");
  }

  @Test
  void resolvesShortMonitoringTimestamps() throws IOException {
    long whole = NOON.getEpochSecond() - FitClock.EPOCH.getEpochSecond();
    MonitoringMesg start = new MonitoringMesg();
    start.setTimestamp(new DateTime(whole));
    byte[] file =
        file(
            fileId(File.MONITORING_B),
            start,
            monitoring((whole + 60) & 0xFFFF, (short) 61),
            monitoring((whole + 60 + 65_000) & 0xFFFF, (short) 62),
            monitoring((whole + 60 + 65_000 + 65_000) & 0xFFFF, (short) 63));
    assertThat(TestReader.read(FIT, file).shownReadings())
        .containsExactly(
            "2024-03-10T12:01:00Z 61 unknown garmin edge500",
            "2024-03-11T06:04:20Z 62 unknown garmin edge500",
            "2024-03-12T00:07:40Z 63 unknown garmin edge500");
  }

  /** Of choochoo's report 5: full timestamps run ahead of the short ones that follow. */
  @Test
  void resolvesShortMonitoringTimestampsBeforeFullOne() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FIT,
            file(
                fileId(File.MONITORING_B),
                full("2019-07-25T15:00:00Z"),
                shortened("2019-07-25T15:01:00Z", 61),
                shortened("2019-07-25T15:06:00Z", 62),
                full("2019-07-25T15:30:00Z"),
                shortened("2019-07-25T15:08:00Z", 63),
                shortened("2019-07-25T15:11:00Z", 64),
                full("2019-07-25T15:34:00Z"),
                shortened("2019-07-25T15:35:00Z", 65),
                full("2019-07-25T21:00:00Z"),
                shortened("2019-07-26T05:00:00Z", 66),
                full("2019-07-26T05:01:00Z"),
                shortened("2019-07-26T19:00:00Z", 67)));
    assertThat(read.shownReadings())
        .containsExactly(
            "2019-07-25T15:01:00Z 61 unknown garmin edge500",
            "2019-07-25T15:06:00Z 62 unknown garmin edge500",
            "2019-07-25T15:08:00Z 63 unknown garmin edge500",
            "2019-07-25T15:11:00Z 64 unknown garmin edge500",
            "2019-07-25T15:35:00Z 65 unknown garmin edge500",
            "2019-07-26T05:00:00Z 66 unknown garmin edge500",
            "2019-07-26T19:00:00Z 67 unknown garmin edge500");
  }

  private static MonitoringMesg full(String instant) {
    MonitoringMesg message = new MonitoringMesg();
    message.setTimestamp(new DateTime(second(instant)));
    return message;
  }

  private static MonitoringMesg shortened(String instant, int bpm) {
    return monitoring(second(instant) & 0xFFFF, (short) bpm);
  }

  private static long second(String instant) {
    return Instant.parse(instant).getEpochSecond() - FitClock.EPOCH.getEpochSecond();
  }

  @Test
  void readsOnAfterDamagedPartOfChainedFile() throws IOException {
    byte[] first = sample();
    first[first.length - 1] ^= 1; // its checksum
    CollectingRowHandler read = TestReader.read(FIT, joined(first, sample()));
    assertThat(read.shownReadings()).containsExactly(AT_NOON, THREE_LATER, AT_NOON, THREE_LATER);
    assertThat(read.codes())
        .containsExactly("invalid_timestamp", "damaged_file", "invalid_timestamp");
    assertThat(read.problems.get(1).position()).isEqualTo(SourcePosition.offset(first.length - 1L));
    byte[] middle = sample();
    Arrays.fill(middle, 60, 80, (byte) 0xFF);
    assertThat(TestReader.read(FIT, joined(middle, sample())).shownReadings())
        .endsWith(AT_NOON, THREE_LATER);
  }

  @Test
  void readsRecordingWhoseSizeWasNeverWritten() {
    byte[] cut = Arrays.copyOf(sample(), sample().length - 2);
    Arrays.fill(cut, 4, 8, (byte) 0);
    CollectingRowHandler read = new CollectingRowHandler();
    assertThatThrownBy(() -> FIT.read(TestReader.content(cut), TestReader.SETTINGS, read))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("truncated at byte");
    assertThat(read.shownReadings()).containsExactly(AT_NOON, THREE_LATER);
  }

  @Test
  void readsStrapReadingsByStrapClock() throws IOException {
    HrMesg anchor = new HrMesg();
    anchor.setTimestamp(new DateTime(NOON.getEpochSecond() - FitClock.EPOCH.getEpochSecond()));
    anchor.setFractionalTimestamp(0.5f);
    anchor.setEventTimestamp(0, 1000.25f);
    anchor.setFilteredBpm(0, (short) 71);
    HrMesg list = new HrMesg();
    list.setFilteredBpm(0, (short) 72);
    list.setFilteredBpm(1, (short) 73);
    list.setEventTimestamp(0, 1001.25f);
    list.setEventTimestamp(1, 1002.75f);
    byte[] first = file(fileId(File.ACTIVITY));
    byte[] second = file(anchor, list);
    assertThat(TestReader.read(FIT, joined(first, second)).shownReadings())
        .containsExactly(
            "2024-03-10T12:00:00.500Z 71 exercise strap of garmin edge500",
            "2024-03-10T12:00:01.500Z 72 exercise strap of garmin edge500",
            "2024-03-10T12:00:03Z 73 exercise strap of garmin edge500");
  }

  @Test
  void refusesStrapReadingsBeforeTimeReference() throws IOException {
    HrMesg list = new HrMesg();
    list.setFilteredBpm(0, (short) 72);
    list.setEventTimestamp(0, 1001.25f);
    CollectingRowHandler read = TestReader.read(FIT, file(fileId(File.ACTIVITY), list));
    assertThat(read.codes()).containsExactly("invalid_timestamp");
    assertThat(read.problems.get(0).original()).isEqualTo("hr: 72 bpm");
  }

  @Test
  void readsChainedFiles() throws IOException {
    assertThat(TestReader.read(FIT, joined(sample(), sample())).shownReadings())
        .containsExactly(AT_NOON, THREE_LATER, AT_NOON, THREE_LATER);
  }

  @Test
  void keepsReadingsBeforeTruncation() {
    CollectingRowHandler read = new CollectingRowHandler();
    byte[] cut = Arrays.copyOf(sample(), sample().length - 20);
    assertThatThrownBy(() -> FIT.read(TestReader.content(cut), TestReader.SETTINGS, read))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("truncated at byte");
    assertThat(read.shownReadings()).containsExactly(AT_NOON);
  }

  @Test
  void keepsReadingsBeforeDamage() {
    CollectingRowHandler read = new CollectingRowHandler();
    byte[] damaged = joined(sample(), TestReader.bytes("This is no FIT file any more."));
    assertThatThrownBy(() -> FIT.read(TestReader.content(damaged), TestReader.SETTINGS, read))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("is damaged");
    assertThat(read.shownReadings()).containsExactly(AT_NOON, THREE_LATER);
  }

  private static FileIdMesg fileId(File type) {
    FileIdMesg fileId = new FileIdMesg();
    fileId.setType(type);
    fileId.setManufacturer(Manufacturer.GARMIN);
    fileId.setGarminProduct(GarminProduct.EDGE500);
    return fileId;
  }

  private static RecordMesg record(Instant instant, short bpm) {
    RecordMesg message = new RecordMesg();
    message.setTimestamp(new DateTime(instant.getEpochSecond() - FitClock.EPOCH.getEpochSecond()));
    message.setHeartRate(bpm);
    return message;
  }

  private static MonitoringMesg monitoring(long end, short bpm) {
    MonitoringMesg message = new MonitoringMesg();
    message.setTimestamp16((int) end);
    message.setHeartRate(bpm);
    return message;
  }

  private static byte[] file(Mesg... messages) {
    BufferEncoder encoder = new BufferEncoder(com.garmin.fit.Fit.ProtocolVersion.V2_0);
    for (Mesg message : messages) {
      encoder.write(message);
    }
    return encoder.close();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
