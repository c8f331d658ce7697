package coffee.domain.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the requests of a webhook are signed with, by HMAC-SHA256 as <a
 * href="https://github.com/standard-webhooks/standard-webhooks">Standard Webhooks</a> says.
 */
public final class WebhookSecret {

  private static final int LENGTH = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] bytes;

  private WebhookSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Generates a secret of 256 bits.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  public static WebhookSecret generate(RandomGenerator random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new WebhookSecret(bytes);
  }

  /** The secret of given bytes. */
  public static WebhookSecret of(byte[] bytes) {
    return new WebhookSecret(bytes.clone());
  }

  /** The text that the receiver is given: {@code whsec_} and Base64. */
  public String text() {
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** The signature of a message: {@code v1,} and Base64. */
  public String sign(String messageId, Instant sentAt, String body) {
    String signed = messageId + "." + sentAt.getEpochSecond() + "." + body;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes, ALGORITHM));
      byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WebhookSecret secret && Arrays.equals(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Without the secret, since it may be logged. */
  @Override
  public String toString() {
    return "whsec_…";
  }
}
