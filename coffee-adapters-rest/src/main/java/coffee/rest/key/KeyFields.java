package coffee.rest.key;

import coffee.domain.DomainException;
import coffee.domain.person.CreateKey;
import coffee.domain.person.KeySettings;
import coffee.domain.person.RotateKey;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads the fields of a key. */
public final class KeyFields {

  private static final FieldReader<String> NAME = FieldReader.text(KeySettings::requireName);
  private static final FieldReader<Set<Scope>> SCOPES = KeyFields::scopes;
  private static final FieldReader<Duration> GRACE =
      FieldReader.wholeNumber(seconds -> RotateKey.requireGrace(Duration.ofSeconds(seconds)));

  private final CreateKey createKey;
  private final CallerLookup persons;

  /** Uses the rules for new keys. */
  public KeyFields(CreateKey createKey, CallerLookup persons) {
    this.createKey = createKey;
    this.persons = persons;
  }

  /**
   * Reads a new key.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  KeySettings terms(Fields fields, Caller caller) {
    FieldReader<Instant> instant = TimestampFormat.instant(persons.zone(caller));
    Optional<String> name = fields.required("name", Optional.empty(), NAME);
    Optional<Set<Scope>> scopes = fields.required("scopes", Optional.empty(), SCOPES);
    Optional<Instant> expiresAt =
        fields.optional("expires_at", sent -> createKey.requireExpiry(instant.read(sent)));
    fields.finish();
    return new KeySettings(name.orElseThrow(), scopes.orElseThrow(), expiresAt);
  }

  /**
   * Reads the overlap period of a key rotation.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  Duration grace(Fields fields) {
    Optional<Duration> grace = fields.optional("grace_seconds", GRACE);
    fields.finish();
    return grace.orElse(RotateKey.DEFAULT_GRACE);
  }

  private static Set<Scope> scopes(JsonNode sent) {
    if (!sent.isArray()) {
      throw DomainException.invalid("wrong_type", "must be an array of read, write and admin");
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (JsonNode name : sent) {
      scopes.add(Scope.fromName(name.asText()));
    }
    return KeySettings.requireScopes(scopes);
  }
}
