package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhoopTest implements DeviceFormatContract {

  private static final DeviceFormat WHOOP = new Whoop();

  @Override
  public DeviceFormat format() {
    return WHOOP;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes
        2024-06-23 20:24:26,,UTC-04:00,Have any caffeine? ,true,
        2024-06-22 23:00:22,2024-06-23 20:24:26,UTCZ,Have any caffeine? ,false,
        2024-06-22 23:00:22,2024-06-23 20:24:26,UTCZ,Read in bed? ,true,
        """);
  }

  @Test
  void refusesJournalCaffeineWithoutAmount() throws IOException {
    CollectingRowHandler read = TestReader.read(WHOOP, sample());
    assertThat(read.codes()).containsExactly("no_amount");
    assertThat(read.skipped).isEqualTo(Map.of("journal", 2));
  }

  @Test
  void refusesAverages() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            WHOOP,
            """
            cycle_start_time,cycle_end_time,cycle_timezone,resting_heart_rate,max_hr,average_hr
            2024-06-22 23:00:22,2024-06-23 20:24:26,UTC-04:00,77,144,92
            """);
    assertThat(read.codes()).containsExactly("not_a_reading");
  }
}
