package coffee.domain.person;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * SHA-256 of a key: enough to verify it, useless if stolen. A plain digest is sufficient because
 * keys are random over 2<sup>256</sup>; for passwords it would be insecure.
 */
public final class KeyHash {

  /** Length of SHA-256. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  /** A stored hash. */
  public KeyHash(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(bytes.length + " bytes are no SHA-256");
    }
    this.bytes = bytes.clone();
  }

  /** The hash of a key's whole text, so that it covers person and number too. */
  public static KeyHash of(String key) {
    try {
      byte[] text = key.getBytes(StandardCharsets.UTF_8);
      return new KeyHash(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The stored form; the array is a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Compares in constant time. */
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
