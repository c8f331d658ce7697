package coffee.domain.experiment;

import java.util.Optional;

/**
 * How the coin fell for each block.
 *
 * @param commitment SHA-256 that was shown at the start, hexadecimal
 * @param secret what decides; unknown of an experiment that was exported while it ran
 * @param known of one without the secret: a character for each block, {@code 1} caffeine first,
 *     {@code 0} caffeine second, {@code -} not known; otherwise empty
 */
public record Coin(String commitment, Optional<CoinSecret> secret, String known) {

  /** The coin of a secret. */
  public static Coin of(CoinSecret secret) {
    return new Coin(secret.commitment(), Optional.of(secret), "");
  }

  /**
   * Whether the caffeine is taken on the first day of a block; empty if that is not known.
   *
   * @param block counted from 1
   */
  public Optional<Boolean> isCaffeineFirst(int block) {
    if (secret.isPresent()) {
      return Optional.of(secret.get().isCaffeineFirst(block));
    }
    return block > known.length() || known.charAt(block - 1) == '-'
        ? Optional.empty()
        : Optional.of(known.charAt(block - 1) == '1');
  }

  /**
   * The order of blocks, as in {@link #known}.
   *
   * @param blocks how many, from the first
   */
  public String order(int blocks) {
    StringBuilder order = new StringBuilder();
    for (int block = 1; block <= blocks; block++) {
      order.append(isCaffeineFirst(block).map(first -> first ? '1' : '0').orElse('-'));
    }
    return order.toString();
  }

  /** Without the order, since it may be logged. */
  @Override
  public String toString() {
    return "Coin " + commitment;
  }
}
