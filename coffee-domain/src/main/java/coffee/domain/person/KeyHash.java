package coffee.domain.person;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * SHA-256 of a key: enough to recognise it, useless to whoever steals it. A plain digest is right
 * because keys are drawn at random from 2<sup>256</sup>; for passwords it would be wrong.
 */
public final class KeyHash {

  /** Length of SHA-256. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  /** A hash that was stored. */
  public KeyHash(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(bytes.length + " bytes are no SHA-256");
    }
    this.bytes = bytes.clone();
  }

  /** The hash of a key's whole text, so that it stands for its person and number too. */
  public static KeyHash of(String key) {
    try {
      byte[] text = key.getBytes(StandardCharsets.UTF_8);
      return new KeyHash(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** The hash as it is stored; the array is the caller's own. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Takes the same time wherever two hashes differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof KeyHash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "KeyHash";
  }
}
