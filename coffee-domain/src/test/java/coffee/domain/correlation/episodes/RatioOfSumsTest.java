package coffee.domain.correlation.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.correlation.episodes.DescriptiveAnalysis.RatioOfSums;
import org.junit.jupiter.api.Test;

class RatioOfSumsTest {

  /** G8. */
  @Test
  void computesGoldenRatioOfFourEpisodes() {
    RatioOfSums ratio = new RatioOfSums();
    ratio.add(70.5 - 66, 0.82);
    ratio.add(66 - 64, 0.70);
    ratio.add(74 - 70, 1.10);
    ratio.add(62.5 - 61, 0.55);
    assertThat(ratio.value().orElseThrow()).isCloseTo(3.7854889589905363, within(1e-15));
  }

  @Test
  void isEmptyBelowMinimumExposure() {
    RatioOfSums ratio = new RatioOfSums();
    ratio.add(4, 0.5);
    assertThat(ratio.value()).isEmpty();
  }
}
