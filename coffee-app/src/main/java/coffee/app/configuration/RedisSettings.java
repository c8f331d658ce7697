package coffee.app.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Settings of Redis.
 *
 * @param url {@code REDIS_URL}, a secret; empty for none
 */
public record RedisSettings(String url) {

  /** Validates the address. */
  public RedisSettings {
    if (!url.isEmpty() && !url.matches("rediss?://.+")) {
      throw new OperatorException("REDIS_URL must have the form redis://user:password@host:6379/0");
    }
    parse(url);
  }

  /** The address; empty if none is configured. */
  public Optional<URI> address() {
    return url.isEmpty() ? Optional.empty() : Optional.of(parse(url));
  }

  private static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException failure) { // not the cause: its message holds the password
      throw new OperatorException(
          "REDIS_URL is not a URL: percent-encode all but letters, digits and -._~"
              + " in user and password");
    }
  }

  @Override
  public String toString() {
    return "RedisSettings[]";
  }
}
