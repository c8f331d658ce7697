package coffee.devices.activity;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import com.garmin.fit.ActivityType;
import com.garmin.fit.BufferEncoder;
import com.garmin.fit.DateTime;
import com.garmin.fit.File;
import com.garmin.fit.FileIdMesg;
import com.garmin.fit.GarminProduct;
import com.garmin.fit.Manufacturer;
import com.garmin.fit.Mesg;
import com.garmin.fit.MonitoringInfoMesg;
import com.garmin.fit.MonitoringMesg;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The running totals of steps in monitoring files; the person is five hours behind UTC. */
class FitStepsTest implements DeviceFormatContract {

  private static final DeviceFormat FIT = new Fit();

  @Override
  public DeviceFormat format() {
    return FIT;
  }

  /** From local midnight: at a desk until 13:00, then walking, with a run of a minute. */
  @Override
  public byte[] sample() {
    return file(
        fileId(),
        info("05:00:00", "00:00:00"),
        shortened("13:00:00", ActivityType.SEDENTARY, 0),
        shortened("13:04:00", ActivityType.WALKING, 100),
        shortened("13:12:00", ActivityType.WALKING, 315),
        shortened("13:13:00", ActivityType.WALKING, 330),
        shortened("13:13:00", ActivityType.RUNNING, 150),
        shortened("14:30:00", ActivityType.SEDENTARY, 0),
        shortened("14:31:00", ActivityType.WALKING, 340));
  }

  @Test
  void readsDifferencesOfTotalsSinceTheLastMessage() throws IOException {
    CollectingRowHandler read = TestReader.read(FIT, sample());
    assertThat(read.shownSteps())
        .containsExactly(
            "2024-03-10T13:00:00Z 240 100 garmin edge500",
            "2024-03-10T13:04:00Z 480 215 garmin edge500",
            "2024-03-10T13:12:00Z 60 165 garmin edge500",
            "2024-03-10T14:30:00Z 60 10 garmin edge500");
    assertThat(read.codes()).isEmpty();
    assertThat(read.skipped)
        .containsEntry("monitoring_without_heart_rate", 2)
        .doesNotContainKey("monitoring_first_total");
  }

  @Test
  void firstTotalOfFileThatBeginsDuringTheDayIsNoCount() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FIT,
            file(
                fileId(),
                info("13:00:00", "08:00:00"),
                shortened("13:01:00", ActivityType.WALKING, 4_000),
                shortened("13:02:00", ActivityType.WALKING, 4_080),
                shortened("13:03:00", ActivityType.RUNNING, 900),
                shortened("13:04:00", ActivityType.WALKING, 4_080)));
    assertThat(read.shownSteps()).containsExactly("2024-03-10T13:01:00Z 60 80 garmin edge500");
    assertThat(read.skipped)
        .containsEntry("monitoring_first_total", 2)
        .containsEntry("monitoring_without_steps", 1);
  }

  @Test
  void smallerTotalIsOfTheNextDay() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FIT,
            file(
                fileId(),
                info("05:00:00", "00:00:00"),
                shortened("05:01:00", ActivityType.WALKING, 50),
                shortened("05:02:00", ActivityType.RUNNING, 120),
                shortened("05:06:00", ActivityType.WALKING, 30),
                shortened("05:07:00", ActivityType.RUNNING, 100)));
    assertThat(read.shownSteps())
        .containsExactly(
            "2024-03-10T05:00:00Z 60 50 garmin edge500",
            "2024-03-10T05:01:00Z 60 120 garmin edge500",
            "2024-03-10T05:02:00Z 240 30 garmin edge500",
            "2024-03-10T05:06:00Z 60 100 garmin edge500");
  }

  @Test
  void sumsOfDaysAndOfLongTimesAreNotPlaced() throws IOException {
    MonitoringMesg ofDay = shortened("13:10:00", ActivityType.WALKING, 9_000);
    ofDay.setDurationMin(1_440);
    CollectingRowHandler read =
        TestReader.read(
            FIT,
            file(
                fileId(),
                info("05:00:00", "00:00:00"),
                shortened("13:00:00", ActivityType.WALKING, 100),
                ofDay,
                shortened("13:59:00", ActivityType.SEDENTARY, 0),
                shortened("14:00:00", ActivityType.WALKING, 1_300)));
    assertThat(read.steps).isEmpty();
    assertThat(read.codes()).containsExactly("period_too_long", "period_too_long");
    assertThat(read.skipped).containsEntry("daily_steps", 1);
  }

  @Test
  void readsStepsAndHeartRateOfOneMessage() throws IOException {
    MonitoringMesg both = shortened("05:01:00", ActivityType.WALKING, 50);
    both.setHeartRate((short) 88);
    CollectingRowHandler read =
        TestReader.read(FIT, file(fileId(), info("05:00:00", "00:00:00"), both));
    assertThat(read.shownSteps()).hasSize(1);
    assertThat(read.readings).hasSize(1);
  }

  private static FileIdMesg fileId() {
    FileIdMesg fileId = new FileIdMesg();
    fileId.setType(File.MONITORING_B);
    fileId.setManufacturer(Manufacturer.GARMIN);
    fileId.setGarminProduct(GarminProduct.EDGE500);
    return fileId;
  }

  private static MonitoringInfoMesg info(String utc, String local) {
    MonitoringInfoMesg info = new MonitoringInfoMesg();
    info.setTimestamp(new DateTime(second(utc)));
    info.setLocalTimestamp(second(local));
    return info;
  }

  private static MonitoringMesg shortened(String time, ActivityType activity, int steps) {
    MonitoringMesg message = new MonitoringMesg();
    message.setTimestamp16((int) (second(time) & 0xFFFF));
    message.setActivityType(activity);
    if (activity != ActivityType.SEDENTARY) {
      message.setCycles(steps / 2f);
    }
    return message;
  }

  private static long second(String time) {
    return Instant.parse("2024-03-10T" + time + "Z").getEpochSecond()
        - FitClock.EPOCH.getEpochSecond();
  }

  private static byte[] file(Mesg... messages) {
    BufferEncoder encoder = new BufferEncoder(com.garmin.fit.Fit.ProtocolVersion.V2_0);
    for (Mesg message : messages) {
      encoder.write(message);
    }
    return encoder.close();
  }
}
