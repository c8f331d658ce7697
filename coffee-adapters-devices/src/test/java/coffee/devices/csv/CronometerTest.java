package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.devices.UnreadableFileException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CronometerTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = FoodDiaryFormat.cronometer();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        Day,Time,Group,Food Name,Amount,Energy (kcal),Caffeine (mg),Category
        2026-02-11,08:15 ,Breakfast,"Coffee, brewed","1.00 cup",2.4,94.8,Beverages
        2026-02-11,07:30 PM,Dinner,Espresso,1.00 shot,2.7,63.6,Beverages
        2026-02-11,07:30 PM,Dinner,Espresso,1.00 shot,2.7,63.6,Beverages
        2026-02-11,08:15,Breakfast,Bread,50.00 g,130,0.00,Bakery
        2026-02-11,08:15,Breakfast,Jam,10.00 g,25,,Sweets
        2026-02-12,,Breakfast,"Coffee, brewed",1.00 cup,2.4,94.8,Beverages
        2026-02-30,8:30 AM,Breakfast,"Coffee, brewed",1.00 cup,2.4,94.8,Beverages
        2026-02-12,13:00 PM,Breakfast,"Coffee, brewed",1.00 cup,2.4,94.8,Beverages
        """);
  }

  @Test
  void readsLocalTimesAndKeepsEqualIntakes() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.shownDrinks())
        .containsExactly(
            "2026-02-11T13:15:00Z 94.8 cronometer:1770815700000:94.8:1",
            "2026-02-12T00:30:00Z 63.6 cronometer:1770856200000:63.6:1",
            "2026-02-12T00:30:00Z 63.6 cronometer:1770856200000:63.6:2");
    assertThat(read.drinks.get(0).coffeeType()).hasValue("Coffee, brewed");
    assertThat(read.drinks.get(0).source()).hasValue("cronometer");
    assertThat(read.skipped).isEqualTo(Map.of("no_caffeine", 2));
  }

  @Test
  void refusesRowsWithoutTime() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.codes())
        .containsExactly("time_required", "invalid_timestamp", "invalid_timestamp");
    assertThat(read.problems.get(0).detail()).contains("no time of day");
  }

  @Test
  void explainsMissingNutrients() {
    assertThatThrownBy(
            () ->
                TestReader.read(
                    FORMAT,
                    "Day,Time,Group,Food Name,Amount,Category\n2026-02-11,,a,Coffee,1 cup,b\n"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("The file has no column 'Caffeine (mg)'; export it with all nutrients.");
  }
}
