package coffee.app.wiring;

import coffee.domain.Ticker;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuthenticateKey;
import coffee.domain.person.CreateKey;
import coffee.domain.person.KeyCache;
import coffee.domain.person.KeyUsageRecorder;
import coffee.domain.person.OwnerKey;
import coffee.domain.person.RevocationChannel;
import coffee.domain.person.RevokeKey;
import coffee.domain.person.RotateKey;
import coffee.domain.session.CreateSignInCode;
import coffee.domain.session.SignInCodes;
import coffee.domain.session.SignInWithCode;
import coffee.domain.session.SignInWithKey;
import coffee.domain.work.Transactions;
import coffee.rest.Caller;
import coffee.rest.auth.ApiKeyAuthenticator;
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
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Wires access: authentication, a person's own keys, and signing in with a browser. */
public record AccessWiring(
    ApiKeys keys, SignInCodes codes, RevocationChannel revocations, Clock clock) {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final PeriodicTask WRITE_USES =
      PeriodicTask.every(Duration.ofMinutes(1), "key-uses", "Storing the last use of keys failed");

  /** Authenticates the owner's key and stored keys, and regularly stores their last use. */
  public Authenticator<String, Caller> authenticator(
      OwnerKey owner, LifecycleEnvironment lifecycle) {
    KeyCache recent = new KeyCache(keys, Ticker.SYSTEM);
    revocations.subscribe(recent::clear);
    KeyUsageRecorder uses = new KeyUsageRecorder(keys);
    WRITE_USES.schedule(lifecycle, uses::flush);
    lifecycle.manage(
        new Managed() {
          @Override
          public void stop() {
            WRITE_USES.run(uses::flush);
          }
        });
    return new ApiKeyAuthenticator(new AuthenticateKey(owner, recent, uses, clock));
  }

  /** Registers the resources of keys, of signing in and out, and of sign-in codes. */
  public void register(
      JerseyEnvironment jersey, RequestHandling http, SignInAttempts attempts, SignInLinks links) {
    registerKeys(jersey, http);
    SessionBodies sessions = new SessionBodies(http.persons(), links);
    jersey.register(new SignInResource(attempts, sessions, http.bodies(), clock));
    jersey.register(new SessionResource(keys, revokeKey(), sessions));
    jersey.register(
        new SignInCodesResource(new CreateSignInCode(codes, RANDOM, clock), links, http.bodies()));
  }

  private void registerKeys(JerseyEnvironment jersey, RequestHandling http) {
    KeyFields fields = new KeyFields(createKey(), http.persons());
    jersey.register(new KeysResource(keys, clock));
    jersey.register(new CreateKeyResource(createKey(), fields, http.bodies()));
    jersey.register(
        new RotateKeyResource(
            new RotateKey(keys, revocations, RANDOM, clock), fields, http.bodies()));
    jersey.register(new KeyResource(keys, revokeKey(), http.responses()));
  }

  /** Limits the attempts to sign in. */
  public SignInAttempts signInAttempts(RestFeature rest, Transactions transactions) {
    return rest.signInAttempts(
        new SignInWithCode(codes, createKey(), transactions, clock),
        new SignInWithKey(keys, createKey()));
  }

  private CreateKey createKey() {
    return new CreateKey(keys, RANDOM, clock);
  }

  private RevokeKey revokeKey() {
    return new RevokeKey(keys, revocations, clock);
  }
}
