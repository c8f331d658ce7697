package coffee.domain.correlation.report;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.correlation.result.Caveat;
import coffee.domain.correlation.result.IgnoredFutureData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaveatsTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0, 1 cup lies in the future and was ignored.",
    "2, 0, 2 cups lie in the future and were ignored.",
    "0, 1, 1 five-minute interval of heart rate lies in the future and was ignored.",
    "1, 2, 1 cup and 2 five-minute intervals of heart rate lie in the future and were ignored."
  })
  void describesIgnoredFutureDataInSingularAndPlural(int cups, int bins, String sentence) {
    Caveats caveats = new Caveats();
    caveats.addAbout(new IgnoredFutureData(cups, bins));
    assertThat(caveats.collected()).extracting(Caveat::sentence).containsExactly(sentence);
    assertThat(caveats.collected().get(0).cups()).hasValue(cups);
    assertThat(caveats.collected().get(0).bins()).hasValue(bins);
  }
}
