package coffee.app.wiring;

import coffee.app.storage.Stores;
import coffee.domain.person.CreateKey;
import coffee.domain.person.RevocationChannel;
import coffee.domain.person.RevokeKey;
import coffee.domain.session.CreateSignInCode;
import coffee.domain.session.SignInWithCode;
import coffee.domain.session.SignInWithKey;
import coffee.rest.session.SessionResource;
import coffee.rest.session.SignInAttempts;
import coffee.rest.session.SignInCodesResource;
import coffee.rest.session.SignInLinks;
import coffee.rest.session.SignInResource;
import coffee.rest.setup.RestFeature;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires signing in with a browser. */
public record SessionWiring(Stores stores, RevocationChannel revocations, Clock clock) {

  private static final Logger LOG = LoggerFactory.getLogger(SessionWiring.class);
  private static final long MINUTES_BETWEEN_PURGES = 15;

  /** Registers the resources. */
  public void register(
      JerseyEnvironment jersey, ResourceParts parts, RestFeature rest, SignInLinks links) {
    SecureRandom random = new SecureRandom();
    CreateKey createKey = new CreateKey(stores.keys(), random, clock);
    SignInAttempts attempts =
        rest.signInAttempts(
            new SignInWithCode(stores.codes(), createKey, stores.transactions(), clock),
            new SignInWithKey(stores.keys(), createKey));
    jersey.register(new SignInResource(attempts, parts.persons(), parts.bodies(), clock));
    jersey.register(
        new SessionResource(
            stores.keys(), new RevokeKey(stores.keys(), revocations, clock), parts.persons()));
    jersey.register(
        new SignInCodesResource(
            new CreateSignInCode(stores.codes(), random, clock), links, parts.bodies()));
  }

  /** Regularly deletes expired codes while the service runs. */
  public void purgeRegularly(LifecycleEnvironment lifecycle) {
    ScheduledExecutorService executor =
        lifecycle.scheduledExecutorService("code-purge-%d", true).threads(1).build();
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(
            this::purge, MINUTES_BETWEEN_PURGES, MINUTES_BETWEEN_PURGES, TimeUnit.MINUTES);
  }

  private void purge() {
    try {
      LOG.debug("Deleted {} expired codes", stores.codes().deleteExpired(clock.instant()));
    } catch (RuntimeException e) { // one that leaves here would be the last purge
      LOG.warn("Deleting expired codes failed", e);
    }
  }
}
