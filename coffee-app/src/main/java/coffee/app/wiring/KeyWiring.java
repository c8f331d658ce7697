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
import coffee.rest.Caller;
import coffee.rest.auth.ApiKeyAuthenticator;
import coffee.rest.key.CreateKeyResource;
import coffee.rest.key.KeyFields;
import coffee.rest.key.KeyResource;
import coffee.rest.key.KeysResource;
import coffee.rest.key.RotateKeyResource;
import io.dropwizard.auth.Authenticator;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires API keys: authentication, and a person's own keys. */
public record KeyWiring(ApiKeys keys, RevocationChannel revocations, Clock clock) {

  private static final Logger LOG = LoggerFactory.getLogger(KeyWiring.class);
  private static final long MINUTES_BETWEEN_WRITES = 1;

  /** Authenticates the owner's key and stored keys, and regularly stores their last use. */
  public Authenticator<String, Caller> authenticator(
      OwnerKey owner, LifecycleEnvironment lifecycle) {
    KeyCache recent = new KeyCache(keys, Ticker.SYSTEM);
    revocations.subscribe(recent::clear);
    KeyUsageRecorder uses = new KeyUsageRecorder(keys);
    ScheduledExecutorService executor =
        lifecycle.scheduledExecutorService("key-uses-%d", true).threads(1).build();
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(
            () -> write(uses), MINUTES_BETWEEN_WRITES, MINUTES_BETWEEN_WRITES, TimeUnit.MINUTES);
    lifecycle.manage(
        new Managed() {
          @Override
          public void stop() {
            write(uses);
          }
        });
    return new ApiKeyAuthenticator(new AuthenticateKey(owner, recent, uses, clock));
  }

  private static void write(KeyUsageRecorder uses) {
    try {
      uses.flush();
    } catch (RuntimeException e) { // one that leaves here would be the last write
      LOG.warn("Storing the last use of keys failed", e);
    }
  }

  /** Registers the resources. */
  public void register(JerseyEnvironment jersey, ResourceParts parts) {
    SecureRandom random = new SecureRandom();
    CreateKey createKey = new CreateKey(keys, random, clock);
    RotateKey rotateKey = new RotateKey(keys, revocations, random, clock);
    RevokeKey revokeKey = new RevokeKey(keys, revocations, clock);
    KeyFields fields = new KeyFields(createKey, parts.persons());
    jersey.register(new KeysResource(keys, clock));
    jersey.register(new CreateKeyResource(createKey, fields, parts.bodies()));
    jersey.register(new RotateKeyResource(rotateKey, fields, parts.bodies()));
    jersey.register(new KeyResource(keys, revokeKey, parts.records()));
  }
}
