package coffee.app.doctor;

import coffee.app.configuration.DatabaseAddress;
import coffee.app.configuration.Owner;
import coffee.app.configuration.StartupRefusal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether secrets are set, and hard to guess. Shows none of them. */
public record SecretsCheck(Owner owner, DatabaseAddress database, Optional<URI> redis)
    implements Check {

  /** What 128 random bits take, in hex. */
  private static final int STRONG = 32;

  private static final int DIFFERENT = 10;

  private static final Set<String> COMMON =
      Set.of("coffee", "postgres", "password", "secret", "admin", "changeme", "change-me", "redis");

  @Override
  public List<Finding> look() {
    return Stream.of(key(), databasePassword(), redisPassword()).toList();
  }

  private Finding key() {
    try {
      String key = owner.requireKey();
      return key.length() < STRONG || key.chars().distinct().count() < DIFFERENT
          ? Finding.warning(
              "API_KEY",
              "it could be guessed: it is short, or made of few characters",
              "set what `key generate` prints")
          : Finding.ok("API_KEY", "set, and hard to guess");
    } catch (StartupRefusal refusal) {
      return Finding.problem(
          "API_KEY",
          String.valueOf(refusal.getMessage()).split(":", 2)[0],
          "set what `key generate` prints");
    }
  }

  private Finding databasePassword() {
    String mend = "give the role another password, and DATABASE_URL with it";
    if (database.password().isEmpty()) {
      return Loopback.isHere(database.server())
          ? Finding.ok("DATABASE_URL", "no password, to a server on this machine")
          : Finding.warning("DATABASE_URL", "PostgreSQL is reached without a password", mend);
    }
    return isCommon(database.password().get())
        ? Finding.problem("DATABASE_URL", "the password is one that everybody tries first", mend)
        : Finding.ok("DATABASE_URL", "a password is set");
  }

  private Finding redisPassword() {
    if (redis.isEmpty()) {
      return Finding.ok("REDIS_URL", "not set: no Redis is used");
    }
    if (Loopback.isHere(String.valueOf(redis.get().getHost()))) {
      return Finding.ok("REDIS_URL", "it is on this machine");
    }
    Optional<String> password = password(redis.get());
    if (password.isEmpty()) {
      return Finding.warning(
          "REDIS_URL",
          "Redis is reached without a password",
          "keep it on a network of its own, or set requirepass and say it in REDIS_URL");
    }
    return isCommon(password.get())
        ? Finding.problem(
            "REDIS_URL",
            "the password is one that everybody tries first",
            "set another requirepass, and REDIS_URL with it")
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

  /** Names neither key nor passwords. */
  @Override
  public String toString() {
    return "SecretsCheck[]";
  }
}
