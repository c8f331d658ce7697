package coffee.rest;

import coffee.domain.InMemoryStore;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuthenticateKey;
import coffee.domain.person.CreateKey;
import coffee.domain.person.GrantedAccess;
import coffee.domain.person.InMemoryRevocationChannel;
import coffee.domain.person.KeyCache;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeyUsageRecorder;
import coffee.domain.person.OwnerKey;
import coffee.domain.person.PersonId;
import coffee.domain.person.RevocationChannel;
import coffee.domain.person.RevokeKey;
import coffee.domain.person.RotateKey;
import coffee.domain.person.Scope;
import coffee.domain.session.CreateSignInCode;
import coffee.domain.session.SignInWithCode;
import coffee.domain.session.SignInWithKey;
import coffee.rest.auth.ApiKeyAuthenticator;
import coffee.rest.http.RecordResponses;
import coffee.rest.json.RequestBodies;
import coffee.rest.key.CreateKeyResource;
import coffee.rest.key.KeyFields;
import coffee.rest.key.KeyResource;
import coffee.rest.key.KeysResource;
import coffee.rest.key.RotateKeyResource;
import coffee.rest.session.SessionBodies;
import coffee.rest.session.SessionResource;
import coffee.rest.session.SignInAttempts;
import coffee.rest.session.SignInCodesResource;
import coffee.rest.session.SignInLinks;
import coffee.rest.session.SignInResource;
import coffee.rest.setup.RestFeature;
import io.dropwizard.auth.Authenticator;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * API keys of persons in tests. Besides created keys, {@code key-} followed by a person's number is
 * a key with all scopes.
 */
final class TestAuthenticator implements Authenticator<String, Caller> {

  private static final String ANYBODYS = "key-";

  private final ApiKeys keys;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final RevocationChannel revocations = new InMemoryRevocationChannel();
  private final ApiKeyAuthenticator given;

  TestAuthenticator(ApiKeys keys, SettableClock clock) {
    this.keys = keys;
    this.clock = clock;
    KeyCache recent = new KeyCache(keys, clock::nanos);
    revocations.subscribe(recent::clear);
    OwnerKey owner = OwnerKey.of("the owner's key", new PersonId(Long.MAX_VALUE));
    this.given =
        new ApiKeyAuthenticator(
            new AuthenticateKey(owner, recent, new KeyUsageRecorder(keys), clock));
  }

  /** Also does this when a key was revoked. */
  void alsoAfterRevocation(Runnable action) {
    revocations.subscribe(action);
  }

  @Override
  public Optional<Caller> authenticate(String key) {
    return key.matches(ANYBODYS + "\\d+")
        ? Optional.of(anybody(Long.parseLong(key.substring(ANYBODYS.length()))))
        : given.authenticate(key);
  }

  private static Caller anybody(long number) {
    KeyId id = new KeyId(new PersonId(number), KeyId.CONFIGURED);
    return new Caller(new GrantedAccess(id, Set.of(Scope.values())));
  }

  void registerSessions(
      JerseyEnvironment jersey,
      CallerLookup persons,
      RequestBodies bodies,
      RestFeature rest,
      InMemoryStore store) {
    CreateKey createKey = new CreateKey(keys, random, clock);
    SignInAttempts attempts =
        rest.signInAttempts(
            new SignInWithCode(store.codes(), createKey, store.transactions(), clock),
            new SignInWithKey(keys, createKey));
    SignInLinks links =
        new SignInLinks(
            () -> List.of("http://192.168.1.20:8000"), Optional.of("BIND_HOST=0.0.0.0 ./run"));
    SessionBodies sessions = new SessionBodies(persons, links);
    jersey.register(new SignInResource(attempts, sessions, bodies, clock));
    jersey.register(new SessionResource(keys, new RevokeKey(keys, revocations, clock), sessions));
    jersey.register(
        new SignInCodesResource(new CreateSignInCode(store.codes(), random, clock), links, bodies));
  }

  void register(
      JerseyEnvironment jersey,
      CallerLookup persons,
      RequestBodies bodies,
      RecordResponses records) {
    CreateKey createKey = new CreateKey(keys, random, clock);
    RotateKey rotateKey = new RotateKey(keys, revocations, random, clock);
    KeyFields fields = new KeyFields(createKey, persons);
    jersey.register(new KeysResource(keys, clock));
    jersey.register(new CreateKeyResource(createKey, fields, bodies));
    jersey.register(new RotateKeyResource(rotateKey, fields, bodies));
    jersey.register(new KeyResource(keys, new RevokeKey(keys, revocations, clock), records));
  }
}
