package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MiFitnessTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = new MiFitness();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        Uid,Sid,Key,Time,Value,UpdateTime
        6481,hlth,heart_rate,1692576000,"{""time"":1692576000,""bpm"":71}",1692577000
        6481,hlth,single_heart_rate,1692576060,"{""time"":1692576060,""bpm"":74}",1692577000
        6481,hlth,resting_heart_rate,1692576000,"{""date_time"":1692576000,""bpm"":55}",1692577000
        6481,hlth,steps,1692576060,"{""steps"":12}",1692577000
        6481,hlth,heart_rate,1692576120,"{""time"":16",1692577000
        """);
  }

  @Test
  void readsSecondsAndSkipsRestingHeartRatesAndOtherData() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2023-08-21T00:00:00Z 71 unknown mi_fitness",
            "2023-08-21T00:01:00Z 74 unknown mi_fitness");
    assertThat(read.skipped).isEqualTo(Map.of("resting_heart_rate", 1, "steps", 1));
    assertThat(read.codes()).containsExactly("wrong_type");
  }

  @Test
  void readsKeysConvertedToUtf7() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FORMAT,
            "\uFEFF"
                + """
                Uid,Sid,Key,Time,Value,UpdateTime
                1,s,heart+AF8-rate,1692576000,"{""bpm"":71}",1692577000
                """);
    assertThat(read.shownReadings()).containsExactly("2023-08-21T00:00:00Z 71 unknown mi_fitness");
  }

  @Test
  void skipsDailyValuesOfAggregatedFile() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FORMAT,
            """
            Uid,Sid,Tag,Key,Time,Value,UpdateTime
            1,s,daily_report,heart_rate,1692576000,"{""avg_hr"":71}",1692577000
            """);
    assertThat(read.readings).isEmpty();
    assertThat(read.skipped).isEqualTo(Map.of("daily_report", 1));
  }
}
