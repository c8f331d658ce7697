package coffee.domain.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoinSecretTest {

  private static final CoinSecret GOLDEN =
      new CoinSecret(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"));

  @Test
  void commitsToItself() {
    assertThat(GOLDEN.commitment())
        .isEqualTo("dbadd57551ad170bce0ec889b1bc3979d383e258a7d893c30e9a1086e5f4832a");
    assertThat(GOLDEN.reveal()).isEqualTo("000102030405060708090a0b0c0d0e0f");
  }

  @Test
  void decidesOnEachBlock() {
    String order =
        IntStream.rangeClosed(1, 20)
            .mapToObj(block -> GOLDEN.isCaffeineFirst(block) ? "1" : "0")
            .collect(Collectors.joining());
    assertThat(order).isEqualTo("00100010011100010100");
  }

  @Test
  void isNeverPrinted() {
    assertThat(GOLDEN).hasToString("CoinSecret");
  }

  /** Of 300,000 fair coins, 150,000 ± 1,370 fall first, unless in 1 of 1.7 million runs. */
  @Test
  void isFairOverTenThousandSecrets() {
    SplittableRandom random = new SplittableRandom(18);
    int first = 0;
    int[] byBlock = new int[30];
    int sameAsBefore = 0;
    for (int i = 0; i < 10_000; i++) {
      CoinSecret secret = CoinSecret.generate(random);
      boolean before = false;
      for (int block = 1; block <= 30; block++) {
        boolean caffeineFirst = secret.isCaffeineFirst(block);
        first += caffeineFirst ? 1 : 0;
        byBlock[block - 1] += caffeineFirst ? 1 : 0;
        sameAsBefore += block > 1 && caffeineFirst == before ? 1 : 0;
        before = caffeineFirst;
      }
    }
    assertThat(first).isBetween(148_630, 151_370);
    assertThat(sameAsBefore).isBetween(143_650, 146_350); // of 290,000
    assertThat(Arrays.stream(byBlock).boxed()).allMatch(n -> n >= 4_750 && n <= 5_250);
  }
}
