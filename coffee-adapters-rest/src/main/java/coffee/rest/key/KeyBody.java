package coffee.rest.key;

import coffee.domain.person.ApiKey;
import coffee.domain.person.IssuedKey;
import coffee.domain.person.KeyId;
import coffee.domain.person.Scope;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * A key as JSON, without its secret.
 *
 * @param session whether a browser got it by signing in
 * @param current whether it is the key of the request
 */
@JsonNaming(SnakeCaseStrategy.class)
record KeyBody(
    long id,
    String name,
    List<String> scopes,
    String createdAt,
    Optional<String> expiresAt,
    Optional<String> lastUsedAt,
    boolean session,
    boolean current) {

  /**
   * The record of a key.
   *
   * @param used the key of the request
   */
  static KeyBody of(ApiKey key, KeyId used) {
    return new KeyBody(
        key.id().number(),
        key.settings().name(),
        key.settings().scopes().stream().sorted().map(Scope::label).toList(),
        TimestampFormat.format(key.createdAt()),
        key.validUntil().map(TimestampFormat::format),
        key.lastUsedAt().map(TimestampFormat::format),
        key.isSession(),
        key.id().equals(used));
  }

  /** The path of the key. */
  String location() {
    return "/v1/keys/" + id;
  }

  /**
   * A new key as JSON, with its secret.
   *
   * @param record all fields but the secret
   * @param key the secret text
   */
  record WithSecret(@JsonUnwrapped KeyBody record, String key) {

    static WithSecret of(IssuedKey issued, KeyId used) {
      return new WithSecret(KeyBody.of(issued.key(), used), issued.bearer().text());
    }

    /** Excludes the secret, which must not appear in logs. */
    @Override
    public String toString() {
      return record.toString();
    }
  }
}
