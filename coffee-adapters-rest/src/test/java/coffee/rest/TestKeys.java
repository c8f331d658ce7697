package coffee.rest;

import coffee.domain.person.Access;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuthenticateKey;
import coffee.domain.person.CreateKey;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeyUses;
import coffee.domain.person.OwnerKey;
import coffee.domain.person.PersonId;
import coffee.domain.person.ProcessRevocations;
import coffee.domain.person.RecentKeys;
import coffee.domain.person.Revocations;
import coffee.domain.person.RevokeKey;
import coffee.domain.person.RotateKey;
import coffee.domain.person.Scope;
import coffee.rest.auth.BearerKeys;
import coffee.rest.http.Records;
import coffee.rest.json.Bodies;
import coffee.rest.key.CreateKeyResource;
import coffee.rest.key.KeyFields;
import coffee.rest.key.KeyResource;
import coffee.rest.key.KeysResource;
import coffee.rest.key.RotateKeyResource;
import io.dropwizard.auth.Authenticator;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * API keys of persons in tests. Besides created keys, {@code key-} followed by a person's number
 * is a key with all scopes.
 */
final class TestKeys implements Authenticator<String, Caller> {

  private static final String ANYBODYS = "key-";

  private final ApiKeys keys;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Revocations revocations = new ProcessRevocations();
  private final BearerKeys given;

  TestKeys(ApiKeys keys, SettableClock clock) {
    this.keys = keys;
    this.clock = clock;
    RecentKeys recent = new RecentKeys(keys, clock::nanos);
    revocations.listen(recent::forgetAll);
    OwnerKey owner = OwnerKey.of("the owner's key", new PersonId(Long.MAX_VALUE));
    this.given = new BearerKeys(new AuthenticateKey(owner, recent, new KeyUses(keys), clock));
  }

  @Override
  public Optional<Caller> authenticate(String key) {
    return key.matches(ANYBODYS + "\\d+")
        ? Optional.of(anybody(Long.parseLong(key.substring(ANYBODYS.length()))))
        : given.authenticate(key);
  }

  private static Caller anybody(long number) {
    KeyId id = new KeyId(new PersonId(number), KeyId.CONFIGURED);
    return new Caller(new Access(id, Set.of(Scope.values())));
  }

  void register(JerseyEnvironment jersey, Persons persons, Bodies bodies, Records records) {
    CreateKey createKey = new CreateKey(keys, random, clock);
    RotateKey rotateKey = new RotateKey(keys, revocations, random, clock);
    KeyFields fields = new KeyFields(createKey, persons);
    jersey.register(new KeysResource(keys, clock));
    jersey.register(new CreateKeyResource(createKey, fields, bodies));
    jersey.register(new RotateKeyResource(rotateKey, fields, bodies));
    jersey.register(new KeyResource(keys, new RevokeKey(keys, revocations, clock), records));
  }
}
