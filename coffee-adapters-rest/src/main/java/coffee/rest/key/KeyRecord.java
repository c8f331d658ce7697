package coffee.rest.key;

import coffee.domain.person.ApiKey;
import coffee.domain.person.IssuedKey;
import coffee.domain.person.Scope;
import coffee.rest.json.Moments;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/** A key as it goes over the wire, without its secret. */
@JsonNaming(SnakeCaseStrategy.class)
record KeyRecord(
    long id,
    String name,
    List<String> scopes,
    String createdAt,
    Optional<String> expiresAt,
    Optional<String> lastUsedAt) {

  static KeyRecord of(ApiKey key) {
    return new KeyRecord(
        key.id().number(),
        key.terms().name(),
        key.terms().scopes().stream().sorted().map(Scope::label).toList(),
        Moments.format(key.createdAt()),
        key.worksUntil().map(Moments::format),
        key.lastUsedAt().map(Moments::format));
  }

  /** Where it is. */
  String location() {
    return "/v1/keys/" + id;
  }

  /**
   * A key with its secret, which goes over the wire once.
   *
   * @param record everything but the secret
   * @param key the text that its holder sends
   */
  record WithSecret(@JsonUnwrapped KeyRecord record, String key) {

    static WithSecret of(IssuedKey issued) {
      return new WithSecret(KeyRecord.of(issued.key()), issued.bearer().text());
    }

    /** Without the secret: what is printed ends up in logs. */
    @Override
    public String toString() {
      return record.toString();
    }
  }
}
