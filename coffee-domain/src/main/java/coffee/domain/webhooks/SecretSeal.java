package coffee.domain.webhooks;

import coffee.domain.person.PersonId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets for the store, by AES-256-GCM with a random nonce; without a key they are stored
 * in clear. What was stored in clear stays readable after a key was set. Thread-safe.
 */
public final class SecretSeal {

  private static final byte CLEAR = 0;
  private static final byte ENCRYPTED = 1;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;
  private static final String PURPOSE = "coffee-webhook-secrets-v1|";

  private final Optional<SecretKeySpec> key;
  private final RandomGenerator random;

  private SecretSeal(Optional<SecretKeySpec> key, RandomGenerator random) {
    this.key = key;
    this.random = random;
  }

  /**
   * A seal with a key.
   *
   * @param key text of at least 128 random bits, from which the key is derived
   * @param random a cryptographically strong generator
   */
  public static SecretSeal of(Optional<String> key, RandomGenerator random) {
    return new SecretSeal(key.map(SecretSeal::derive), random);
  }

  private static SecretKeySpec derive(String text) {
    try {
      byte[] bytes = (PURPOSE + text).getBytes(StandardCharsets.UTF_8);
      return new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(bytes), "AES");
    } catch (GeneralSecurityException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  /** The bytes to store of a person's secret. */
  public byte[] seal(PersonId person, WebhookSecret secret) {
    byte[] bytes = secret.bytes();
    if (key.isEmpty()) {
      return ByteBuffer.allocate(1 + bytes.length).put(CLEAR).put(bytes).array();
    }
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key.get(), nonce, person).doFinal(bytes);
      return ByteBuffer.allocate(1 + NONCE_LENGTH + sealed.length)
          .put(ENCRYPTED)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  /** The secret of stored bytes; empty if they were sealed for another person or by another key. */
  public Optional<WebhookSecret> open(PersonId person, byte[] stored) {
    if (stored[0] == CLEAR) {
      return Optional.of(WebhookSecret.of(Arrays.copyOfRange(stored, 1, stored.length)));
    }
    if (key.isEmpty()) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOfRange(stored, 1, 1 + NONCE_LENGTH);
    int start = 1 + NONCE_LENGTH;
    try {
      byte[] bytes =
          cipher(Cipher.DECRYPT_MODE, key.get(), nonce, person)
              .doFinal(stored, start, stored.length - start);
      return Optional.of(WebhookSecret.of(bytes));
    } catch (GeneralSecurityException otherKey) {
      return Optional.empty();
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, PersonId person)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((PURPOSE + person.value()).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
