package coffee.app.configuration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of PostgreSQL and the credentials.
 *
 * @param server host and port, safe to show to an operator
 * @param jdbcUrl URL for the driver, without user and password
 * @param user database role
 * @param password empty if none is needed
 */
public record DatabaseAddress(
    String server, String jdbcUrl, Optional<String> user, Optional<String> password) {

  /** The password ends at the last {@code @} that is followed by a host and a name. */
  private static final Pattern URL =
      Pattern.compile(
          """
          (?x) (?:jdbc:)? postgres(?:ql)? (?:\\+[a-z0-9]+)? :
          (?: //
            (?: (?<user>[^:@/]*) (?: : (?<password>.*) )? @ )?
            (?<servers> (?: \\[[0-9A-Za-z:.%]+] | [^:/?\\#@\\[\\],]+ )? (?: :\\d{1,5} )?
              (?: , (?: \\[[0-9A-Za-z:.%]+] | [^:/?\\#@\\[\\],]+ ) (?: :\\d{1,5} )? )* )
            / )?
          (?<name>[^/?\\#]+)
          (?: \\? (?<parameters>.*) )?
          """);

  /** The driver's own defaults, explicit here because they are shown to operators. */
  private static final String DEFAULT_SERVER = "localhost";

  private static final String DEFAULT_PORT = ":5432";

  /**
   * Reads {@code postgresql://user:password@host:port/name?parameters}; the scheme may name a
   * driver of other languages ({@code postgresql+psycopg2}) or JDBC, whose {@code user} and {@code
   * password} may be parameters. User and password may be percent-encoded.
   *
   * @throws OperatorException if it is none of these; the message does not contain it
   */
  public static DatabaseAddress parse(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new OperatorException(
          "DATABASE_URL must have the form postgresql://user:password@host:5432/name");
    }
    String servers = text(parts.group("servers")).orElse(DEFAULT_SERVER);
    boolean hasPort = servers.matches(".*:\\d+");
    UrlParameters parameters = UrlParameters.parse(text(parts.group("parameters")).orElse(""));
    return new DatabaseAddress(
        hasPort ? servers : servers + DEFAULT_PORT,
        "jdbc:postgresql://%s/%s%s"
            .formatted(servers, parts.group("name"), parameters.without("user", "password")),
        decoded(parts.group("user")).or(() -> parameters.find("user")),
        decoded(parts.group("password")).or(() -> parameters.find("password")));
  }

  private static Optional<String> text(@Nullable String group) {
    return group == null || group.isEmpty() ? Optional.empty() : Optional.of(group);
  }

  private static Optional<String> decoded(@Nullable String group) {
    return text(group).map(UrlParameters::decode);
  }

  /** Excludes the password. */
  @Override
  public String toString() {
    return jdbcUrl;
  }
}
