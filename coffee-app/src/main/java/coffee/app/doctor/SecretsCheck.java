package coffee.app.doctor;

import coffee.app.configuration.DatabaseAddress;
import coffee.app.configuration.OperatorException;
import coffee.app.configuration.OwnerSettings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that secrets are set and hard to guess, without printing them. */
public record SecretsCheck(OwnerSettings owner, DatabaseAddress database, Optional<URI> redis)
    implements Check {

  /** The length of 128 random bits in hex. */
  private static final int STRONG = 32;

  private static final int DIFFERENT = 10;

  private static final Set<String> COMMON =
      Set.of("coffee", "postgres", "password", "secret", "admin", "changeme", "change-me", "redis");

  @Override
  public List<Finding> run() {
    return Stream.of(key(), databasePassword(), redisPassword()).toList();
  }

  private Finding key() {
    try {
      String key = owner.requireKey();
      return key.length() < STRONG || key.chars().distinct().count() < DIFFERENT
          ? Finding.warning(
              "API_KEY",
              "it can be guessed: it is short or has few different characters",
              "set what `key generate` prints")
          : Finding.ok("API_KEY", "set, and hard to guess");
    } catch (OperatorException refusal) {
      return Finding.problem(
          "API_KEY",
          String.valueOf(refusal.getMessage()).split(":", 2)[0],
          "set what `key generate` prints");
    }
  }

  private Finding databasePassword() {
    String fix = "change the role's password, and DATABASE_URL with it";
    if (database.password().isEmpty()) {
      return LoopbackAddresses.isLoopback(database.server())
          ? Finding.ok("DATABASE_URL", "no password, to a server on this machine")
          : Finding.warning("DATABASE_URL", "PostgreSQL requires no password", fix);
    }
    return isCommon(database.password().get())
        ? Finding.problem("DATABASE_URL", "the password is a common default", fix)
        : Finding.ok("DATABASE_URL", "a password is set");
  }

  private Finding redisPassword() {
    if (redis.isEmpty()) {
      return Finding.ok("REDIS_URL", "not set: no Redis is used");
    }
    if (LoopbackAddresses.isLoopback(String.valueOf(redis.get().getHost()))) {
      return Finding.ok("REDIS_URL", "Redis is on this machine");
    }
    Optional<String> password = password(redis.get());
    if (password.isEmpty()) {
      return Finding.warning(
          "REDIS_URL",
          "Redis requires no password",
          "isolate its network, or set requirepass and add the password to REDIS_URL");
    }
    return isCommon(password.get())
        ? Finding.problem(
            "REDIS_URL",
            "the password is a common default",
            "change requirepass, and REDIS_URL with it")
        : Finding.ok("REDIS_URL", "a password is set");
  }

  private static Optional<String> password(URI address) {
    return Optional.ofNullable(address.getUserInfo())
        .filter(it -> it.contains(":")) // what stands alone is a name
        .map(it -> it.substring(it.indexOf(':') + 1))
        .filter(it -> !it.isEmpty());
  }

  private static boolean isCommon(String password) {
    return password.length() < 8 || COMMON.contains(password.toLowerCase(Locale.ROOT));
  }

  /** Excludes the key and passwords. */
  @Override
  public String toString() {
    return "SecretsCheck[]";
  }
}
