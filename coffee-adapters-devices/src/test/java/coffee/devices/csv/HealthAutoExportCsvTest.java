package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HealthAutoExportCsvTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = new HealthAutoExportCsv();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        Date/Time,Caffeine (mg),Heart Rate [Min] (count/min),Heart Rate [Max] (count/min),Heart Rate [Avg] (count/min)
        2026-02-03 00:00:00,285,48,140,71.4
        2026-02-04 00:00:00,380,47,133,70.2
        """);
  }

  @Test
  void refusesDailyValuesAndNamesTheExportToChoose() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.readings).isEmpty();
    assertThat(read.drinks).isEmpty();
    assertThat(read.codes()).containsExactly("values_of_a_day", "values_of_a_day");
    assertThat(read.problems.get(0).detail()).contains("export JSON instead");
  }
}
