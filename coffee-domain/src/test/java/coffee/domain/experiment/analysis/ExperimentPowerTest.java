package coffee.domain.experiment.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExperimentPowerTest {

  @Test
  void plansBlocks() {
    assertThat(new ExperimentPower(3.2, 100).blocksFor(1.5)).isEqualTo(47);
    assertThat(new ExperimentPower(3.2, 200).blocksFor(1.5)).isEqualTo(12);
    assertThat(new ExperimentPower(3.2, 100).blocksFor(3)).isEqualTo(12);
    assertThat(new ExperimentPower(3.2, 200).blocksFor(3)).isEqualTo(7);
    assertThat(new ExperimentPower(9.6, 100).blocksFor(1.5)).isEqualTo(416);
    assertThat(new ExperimentPower(9.6, 200).blocksFor(1.5)).isEqualTo(104);
    assertThat(new ExperimentPower(9.6, 100).blocksFor(3)).isEqualTo(104);
    assertThat(new ExperimentPower(9.6, 200).blocksFor(3)).isEqualTo(26);
  }

  @Test
  void hasFourFifthsOfAChanceWithThePlannedBlocks() {
    ExperimentPower power = new ExperimentPower(9.6, 200);
    assertThat(power.chance(3, 26)).isCloseTo(0.8, within(0.01));
    assertThat(power.chance(3, 26)).isGreaterThan(power.chance(3, 25));
  }

  @Test
  void isSureWithoutNoise() {
    assertThat(new ExperimentPower(0, 200).chance(3, 7)).isEqualTo(1);
    assertThat(new ExperimentPower(0, 200).blocksFor(3)).isEqualTo(7);
  }
}
