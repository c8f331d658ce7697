package coffee.app.configuration;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of an MQTT broker and the credentials.
 *
 * @param host name or address, without brackets
 * @param port 1 to 65535
 * @param isEncrypted whether by TLS
 * @param user empty if none is needed
 * @param password empty if none is needed; never without a user
 */
public record MqttAddress(
    String host, int port, boolean isEncrypted, Optional<String> user, Optional<String> password) {

  private static final int PORT = 1_883;
  private static final int ENCRYPTED_PORT = 8_883;
  private static final int MAX_PORT = 65_535;

  /** The password ends at the last {@code @} that is followed by a host. */
  private static final Pattern URL =
      Pattern.compile(
          """
          (?xi) (?<scheme>mqtts?) ://
          (?: (?<user>[^:@/]*) (?: : (?<password>.*) )? @ )?
          (?: \\[ (?<literal>[0-9A-Fa-f:.]+) ] | (?<host>[^:/?\\#@\\[\\]\\s]+) )
          (?: : (?<port>\\d{1,5}) )? /?
          """);

  /**
   * Reads {@code mqtt://user:password@host:port}, or {@code mqtts://} for TLS. User and password
   * may be percent-encoded.
   *
   * @throws OperatorException if it is none of these; the message does not contain it
   */
  static MqttAddress parse(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new OperatorException(
          "MQTT_URL must have the form mqtt://user:password@host:1883, or mqtts://… for TLS");
    }
    boolean isEncrypted = parts.group("scheme").toLowerCase(Locale.ROOT).equals("mqtts");
    Optional<String> user = decoded(parts.group("user"));
    Optional<String> password = decoded(parts.group("password"));
    if (user.isEmpty() && password.isPresent()) {
      throw new OperatorException("MQTT_URL has a password, and no user before it");
    }
    return new MqttAddress(
        text(parts.group("literal")).orElseGet(() -> parts.group("host")),
        port(parts.group("port"), isEncrypted),
        isEncrypted,
        user,
        password);
  }

  private static int port(@Nullable String group, boolean isEncrypted) {
    int port = text(group).map(Integer::parseInt).orElse(isEncrypted ? ENCRYPTED_PORT : PORT);
    if (port < 1 || port > MAX_PORT) {
      throw new OperatorException("The port of MQTT_URL must be 1 to " + MAX_PORT);
    }
    return port;
  }

  private static Optional<String> text(@Nullable String group) {
    return Optional.ofNullable(group).filter(text -> !text.isEmpty());
  }

  private static Optional<String> decoded(@Nullable String group) {
    return text(group).map(UrlParameters::decode);
  }

  /** Excludes user and password. */
  @Override
  public String toString() {
    return "%s://%s:%d".formatted(isEncrypted ? "mqtts" : "mqtt", host, port);
  }
}
