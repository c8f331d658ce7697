package coffee.domain.experiment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The coin of an experiment: 16 random bytes that decide on which day of each block the caffeine is
 * taken. The commitment is shown at the start and the secret at the end, so that anyone can check
 * that nothing was chosen afterwards. Never printed by {@link #toString}.
 */
public final class CoinSecret {

  /** Length in bytes. */
  public static final int BYTES = 16;

  private static final String COMMITMENT_PREFIX = "coffee-experiment-v1|";
  private static final String BLOCK_PREFIX = "block|";
  private static final String HMAC = "HmacSHA256";

  private final byte[] bytes;

  /** A stored secret. */
  public CoinSecret(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a secret of " + bytes.length + " bytes");
    }
    this.bytes = bytes.clone();
  }

  /**
   * A new secret.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  public static CoinSecret generate(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new CoinSecret(bytes);
  }

  /**
   * Whether the caffeine is taken on the first day of a block: bit 0 of byte 0 of {@code
   * HMAC-SHA-256(secret, "block|" + block)}.
   *
   * @param block counted from 1
   */
  public boolean isCaffeineFirst(int block) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes, HMAC));
      byte[] digest = mac.doFinal((BLOCK_PREFIX + block).getBytes(StandardCharsets.US_ASCII));
      return (digest[0] & 1) == 1;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** SHA-256 of {@code "coffee-experiment-v1|"} and the secret, hexadecimal. */
  public String commitment() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(COMMITMENT_PREFIX.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(sha256.digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The secret, hexadecimal: only for the proof at the end, and for the store. */
  public String reveal() {
    return HexFormat.of().formatHex(bytes);
  }

  /** The stored form; the array is a copy. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CoinSecret secret && MessageDigest.isEqual(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Without the bytes, since it may be logged. */
  @Override
  public String toString() {
    return "CoinSecret";
  }
}
