package coffee.app.configuration;

import java.util.Optional;

/**
 * Where webhooks may go, and how their secrets are stored.
 *
 * @param allowPrivate {@code WEBHOOK_PRIVATE}: whether private networks are allowed
 * @param secretKey {@code WEBHOOK_SECRET_KEY}, a secret; empty if there is none
 */
public record WebhookConfiguration(String allowPrivate, String secretKey) {

  /** For configuration files of the release before. */
  static final WebhookConfiguration DEFAULT = new WebhookConfiguration("false", "");

  /** Shorter keys can be guessed. */
  static final int MIN_KEY_LENGTH = 32;

  /** Validates both. */
  public WebhookConfiguration {
    if (!allowPrivate.equals("true") && !allowPrivate.equals("false")) {
      throw new OperatorException("WEBHOOK_PRIVATE must be true or false");
    }
    if (!secretKey.isEmpty() && secretKey.length() < MIN_KEY_LENGTH) {
      throw new OperatorException(
          "WEBHOOK_SECRET_KEY is shorter than %d characters: take it from `openssl rand -hex 32`"
              .formatted(MIN_KEY_LENGTH));
    }
  }

  /** Whether private networks and the machine itself are allowed. */
  public boolean allowsPrivate() {
    return allowPrivate.equals("true");
  }

  /** What secrets are encrypted with; empty to store them in clear. */
  public Optional<String> key() {
    return Optional.of(secretKey).filter(key -> !key.isEmpty());
  }

  /** Excludes the key. */
  @Override
  public String toString() {
    return "WebhookConfiguration[allowPrivate=" + allowPrivate + "]";
  }
}
