package coffee.rest.key;

import coffee.domain.DomainException;
import coffee.domain.person.CreateKey;
import coffee.domain.person.KeyTerms;
import coffee.domain.person.RotateKey;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.Persons;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.Moments;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads the fields of a key. */
public final class KeyFields {

  private static final FieldReader<String> NAME = FieldReader.text(KeyTerms::requireName);
  private static final FieldReader<Set<Scope>> SCOPES = KeyFields::scopes;
  private static final FieldReader<Duration> GRACE =
      FieldReader.whole(seconds -> RotateKey.requireGrace(Duration.ofSeconds(seconds)));

  private final CreateKey createKey;
  private final Persons persons;

  /** Uses the rules for new keys. */
  public KeyFields(CreateKey createKey, Persons persons) {
    this.createKey = createKey;
    this.persons = persons;
  }

  /**
   * Reads a new key.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  KeyTerms terms(Fields fields, Caller caller) {
    FieldReader<Instant> moment = Moments.moment(persons.zone(caller));
    Optional<String> name = fields.required("name", Optional.empty(), NAME);
    Optional<Set<Scope>> scopes = fields.required("scopes", Optional.empty(), SCOPES);
    Optional<Instant> expiresAt =
        fields.optional("expires_at", sent -> createKey.requireExpiry(moment.read(sent)));
    fields.finish();
    return new KeyTerms(name.orElseThrow(), scopes.orElseThrow(), expiresAt);
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
      scopes.add(Scope.named(name.asText()));
    }
    return KeyTerms.requireScopes(scopes);
  }
}
