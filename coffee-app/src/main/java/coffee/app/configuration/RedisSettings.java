package coffee.app.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Redis.
 *
 * @param url {@code REDIS_URL}, a secret; empty for none
 */
public record RedisSettings(String url) {

  /** Checks the address. */
  public RedisSettings {
    if (!url.isEmpty() && !url.matches("rediss?://.+")) {
      throw new StartupRefusal("REDIS_URL must be like redis://user:password@host:6379/0");
    }
    parse(url);
  }

  /** Where it is; empty if there is none. */
  public Optional<URI> address() {
    return url.isEmpty() ? Optional.empty() : Optional.of(parse(url));
  }

  private static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) { // not the cause: its message holds the password
      throw new StartupRefusal(
          "REDIS_URL is not a URL: percent-encode what is not a letter, digit or one of -._~"
              + " in user and password");
    }
  }

  @Override
  public String toString() {
    return "RedisSettings[]";
  }
}
