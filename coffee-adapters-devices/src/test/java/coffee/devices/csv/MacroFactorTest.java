package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MacroFactorTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = FoodDiaryFormat.macroFactor();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        Date,Time,Food Name,Serving Size,Serving Qty,Serving Weight (g),Calories (kcal),"B12, Cobalamin (mcg)",Caffeine (mg),Calcium (mg)
        2026-10-25,09:00,"Coffee, Black",1 cup,1,237,2,,95,5
        2026-03-08,09:00,"Coffee, Black",1 cup,1,237,2,,95,5
        2026-03-08,13:05,Cola,330 ml,1,330,140,,32,
        2026-03-08,13:05,Rice,100 g,1,100,130,,,10
        2026-03-08,,Tea,1 cup,1,237,2,,47,
        """);
  }

  @Test
  void readsDrinksInLocalTime() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.shownDrinks())
        .containsExactly(
            "2026-03-08T13:00:00Z 95.0 macrofactor:1772974800000:95.0:1",
            "2026-03-08T17:05:00Z 32.0 macrofactor:1772989500000:32.0:1");
    assertThat(read.codes()).containsExactly("timestamp_in_future", "time_required");
    assertThat(read.skipped).isEqualTo(Map.of("no_caffeine", 1));
  }

  @Test
  void assignsSameIdsInLaterExports() throws IOException {
    String header = "Date,Time,Food Name,Serving Size,Caffeine (mg)\n";
    String first = "2026-03-01,09:00,Coffee,1 cup,95\n2026-03-01,09:00,Coffee,1 cup,95\n";
    CollectingRowHandler later =
        TestReader.read(FORMAT, "\uFEFF" + header + first + "2026-03-02,09:00,Coffee,1 cup,95\n");
    assertThat(later.shownDrinks())
        .hasSize(3)
        .containsAll(TestReader.read(FORMAT, header + first).shownDrinks())
        .doesNotHaveDuplicates();
  }
}
