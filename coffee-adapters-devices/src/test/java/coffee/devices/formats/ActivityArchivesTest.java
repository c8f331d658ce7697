package coffee.devices.formats;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.formats.VendorArchive.Sample;
import com.garmin.fit.BufferEncoder;
import com.garmin.fit.DateTime;
import com.garmin.fit.File;
import com.garmin.fit.FileIdMesg;
import com.garmin.fit.Fit;
import com.garmin.fit.GarminProduct;
import com.garmin.fit.Manufacturer;
import com.garmin.fit.MonitoringMesg;
import com.garmin.fit.RecordMesg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** As {@link VendorArchivesTest}, for vendors whose archives contain files of activities. */
class ActivityArchivesTest {

  private static final int COMPARED = 20;
  private static final Instant FIT_EPOCH = Instant.parse("1989-12-31T00:00:00Z");
  private static final List<Sample> RUN =
      VendorArchive.samples("2026-02-03T17:00:00Z", 1, COMPARED + 5);
  private static final List<Sample> RIDE =
      VendorArchive.samples("2026-02-04T17:00:00Z", 5, COMPARED);
  private static final List<Sample> DAY =
      VendorArchive.samples("2026-02-05T05:00:00Z", 60, COMPARED);

  private static List<String> shown(List<Sample> samples) {
    return samples.stream().limit(COMPARED).map(Sample::shown).toList();
  }

  private static DateTime stamp(Instant at) {
    return new DateTime(at.getEpochSecond() - FIT_EPOCH.getEpochSecond());
  }

  private static BufferEncoder fit(File type) {
    BufferEncoder file = new BufferEncoder(Fit.ProtocolVersion.V2_0);
    FileIdMesg id = new FileIdMesg();
    id.setType(type);
    id.setManufacturer(Manufacturer.GARMIN);
    id.setGarminProduct(GarminProduct.EDGE500);
    file.write(id);
    return file;
  }

  private static byte[] activity(List<Sample> samples) {
    BufferEncoder file = fit(File.ACTIVITY);
    for (Sample sample : samples) {
      RecordMesg message = new RecordMesg();
      message.setTimestamp(stamp(sample.at()));
      message.setHeartRate((short) sample.bpm());
      file.write(message);
    }
    return file.close();
  }

  /** Heart rates with 16 bits of their times, after one whole timestamp. */
  private static byte[] monitoring(List<Sample> samples) {
    BufferEncoder file = fit(File.MONITORING_B);
    MonitoringMesg start = new MonitoringMesg();
    start.setTimestamp(stamp(samples.get(0).at().minusSeconds(60)));
    file.write(start);
    for (Sample sample : samples) {
      MonitoringMesg message = new MonitoringMesg();
      message.setTimestamp16((int) (stamp(sample.at()).getTimestamp() & 0xFFFF));
      message.setHeartRate((short) sample.bpm());
      file.write(message);
    }
    return file.close();
  }

  private static byte[] gzip(byte[] file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(file);
    }
    return bytes.toByteArray();
  }

  @Test
  void garminAccountWithArchivesInside() throws IOException {
    String folder = "DI_CONNECT/";
    byte[] first =
        new VendorArchive()
            .with("ada@example.com_1111.fit", activity(RUN))
            .with("ada@example.com_1112.txt", "settings")
            .zip();
    byte[] second = new VendorArchive().with("ada@example.com_2222.fit", monitoring(DAY)).zip();
    VendorArchive read =
        new VendorArchive()
            .with(
                folder + "DI-Connect-User/user_profile.json",
                "{\"userName\": \"ada\", \"gender\": \"FEMALE\"}")
            .with(
                folder + "DI-Connect-Wellness/2026-02-01_2026-05-01_sleepData.json",
                "[{\"sleepStartTimestampGMT\": \"2026-02-03T04:00:00.0\"}]")
            .with(folder + "DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip", first)
            .with(folder + "DI-Connect-Uploaded-Files/UploadedFiles_0-_Part2.zip", second)
            .imported();
    assertThat(read.counts()).isEqualTo("45 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("fit", 2L));
    assertThat(read.skipped()).containsEntry("other_file", 3L);
    assertThat(read.firstReadings("garmin edge500", COMPARED)).isEqualTo(shown(RUN));
    assertThat(read.firstReadings("garmin edge500", 45).subList(25, 45)).isEqualTo(shown(DAY));
  }

  @Test
  void stravaWithPackedActivities() throws IOException {
    String tcx =
        " ".repeat(10)
            + """
            <?xml version="1.0" encoding="UTF-8"?>
            <TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>
            <Activity Sport="Biking"><Id>2026-02-04T17:00:00Z</Id><Lap StartTime="2026-02-04T17:00:00Z"><Track>
            """
            + RIDE.stream()
                .map(
                    s ->
                        "<Trackpoint><Time>%s</Time><HeartRateBpm><Value>%d</Value></HeartRateBpm></Trackpoint>"
                            .formatted(s.at(), s.bpm()))
                .collect(Collectors.joining("\n"))
            + "</Track></Lap></Activity></Activities></TrainingCenterDatabase>";
    VendorArchive read =
        new VendorArchive()
            .with("activities.csv", "Activity ID,Activity Date\n1,\"Feb 3, 2026, 5:00:00 PM\"\n")
            .with("profile.csv", "Athlete ID,Email Address\n1,ada@example.com\n")
            .with("activities/1111.fit.gz", gzip(activity(RUN)))
            .with("activities/2222.tcx.gz", gzip(tcx.getBytes(StandardCharsets.UTF_8)))
            .with("media/photo.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0})
            .imported();
    assertThat(read.counts()).isEqualTo("45 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("fit", 1L, "tcx", 1L));
    assertThat(read.otherFiles())
        .containsExactly("activities.csv", "profile.csv", "media/photo.jpg");
    assertThat(read.firstReadings("garmin edge500", COMPARED)).isEqualTo(shown(RUN));
    assertThat(read.firstReadings("tcx", COMPARED)).isEqualTo(shown(RIDE));
  }

  @Test
  void withingsWithOtherValuesInTheSameColumns() throws IOException {
    String header = "start,duration,value\n";
    VendorArchive read =
        new VendorArchive()
            .with(
                "raw_hr_hr.csv",
                header
                    + DAY.stream()
                        .map(s -> "%s,[60],[%d]%n".formatted(s.at(), s.bpm()))
                        .collect(Collectors.joining()))
            .with("raw_spo2_auto_spo2.csv", header + "2026-02-05T05:00:00+00:00,[30],[96]\n")
            .with(
                "raw_heart_rate_variability_HR SD NN.csv",
                header + "2026-02-05T05:00:00+00:00,[60],[48]\n")
            .with(
                "raw_tracker_steps.csv",
                header + "2026-02-05T05:00:00+00:00,\"[60,60]\",\"[98,110]\"\n")
            .with("weight.csv", "Date,\"Weight (kg)\"\n2026-02-05 07:00:00,70\n")
            .imported();
    assertThat(read.counts()).isEqualTo("20 stored, 0 existing, 0 refused");
    assertThat(read.contents()).isEqualTo(Map.of("withings", 1L));
    assertThat(read.skipped()).isEqualTo(Map.of("other_file", 4L));
    assertThat(read.firstReadings("withings", COMPARED)).isEqualTo(shown(DAY));
  }
}
