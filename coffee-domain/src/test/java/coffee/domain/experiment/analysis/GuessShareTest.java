package coffee.domain.experiment.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Clopper and Pearson's interval, checked at closed forms: all right, none right. */
class GuessShareTest {

  @Test
  void hasTheClosedFormsOfAllAndNone() {
    GuessShare all = new GuessShare(10, 10);
    assertThat(all.low()).isCloseTo(Math.pow(0.025, 0.1), within(1e-12));
    assertThat(all.high()).isEqualTo(1);
    GuessShare none = new GuessShare(0, 10);
    assertThat(none.low()).isEqualTo(0);
    assertThat(none.high()).isCloseTo(1 - Math.pow(0.025, 0.1), within(1e-12));
  }

  @Test
  void isSymmetric() {
    GuessShare three = new GuessShare(3, 10);
    GuessShare seven = new GuessShare(7, 10);
    assertThat(three.low()).isCloseTo(1 - seven.high(), within(1e-12));
    assertThat(three.share()).isEqualTo(0.3);
  }

  @Test
  void isAboveChanceWhenChanceHardlyExplainsIt() {
    assertThat(new GuessShare(14, 20).isAboveChance()).isFalse();
    assertThat(new GuessShare(16, 20).isAboveChance()).isTrue();
  }
}
