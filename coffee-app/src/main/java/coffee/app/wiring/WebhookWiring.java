package coffee.app.wiring;

import coffee.app.configuration.WebhookConfiguration;
import coffee.app.webhooks.HttpWebhookSender;
import coffee.app.webhooks.SystemHostResolver;
import coffee.app.webhooks.WebhookDispatcher;
import coffee.domain.LocalDay;
import coffee.domain.correlation.AnalyzeCorrelation;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.CorrelationRequest;
import coffee.domain.correlation.result.Verdict;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.webhooks.DeliverEvents;
import coffee.domain.webhooks.DeliveryObserver;
import coffee.domain.webhooks.DeliveryQueue;
import coffee.domain.webhooks.DetectEvents;
import coffee.domain.webhooks.DetectVerdictChanges;
import coffee.domain.webhooks.ManageWebhooks;
import coffee.domain.webhooks.ReceiverAddresses;
import coffee.domain.webhooks.SecretSeal;
import coffee.domain.webhooks.WebhookSender;
import coffee.domain.webhooks.Webhooks;
import coffee.rest.json.RequestBodies;
import coffee.rest.webhooks.WebhookFields;
import coffee.rest.webhooks.WebhookResource;
import coffee.rest.webhooks.WebhooksResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires webhooks: their resources, and their deliveries in the background. */
public final class WebhookWiring {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookWiring.class);

  private static final SecureRandom RANDOM = new SecureRandom();

  /** The rest of {@link WebhookSender#TIMEOUT} is for the request. */
  private static final Duration LOOKUP_TIMEOUT = Duration.ofSeconds(2);

  private static final PeriodicTask DETECT_EVENTS =
      PeriodicTask.every(
          Duration.ofSeconds(10), "webhook-events", "Detecting events of webhooks failed");

  private static final PeriodicTask DETECT_VERDICT_CHANGES =
      PeriodicTask.every(
          Duration.ofMinutes(1), "webhook-answers", "Detecting changed verdicts failed");

  /** The default period of the answer. */
  private static final long ANSWER_DAYS = 180;

  private static final int LOOKUPS_OF_REQUESTS = 16;

  /** More than threads: a lookup may continue after its timeout. */
  private static final int LOOKUPS_OF_DELIVERIES = 64;

  private static final Duration QUEUE_INTERVAL = Duration.ofSeconds(1);

  /** How long ended deliveries are kept, and listed. */
  private static final Duration RETENTION = Duration.ofDays(7);

  private static final PeriodicTask PURGE =
      PeriodicTask.every(
          Duration.ofMinutes(15), "webhook-purge", "Deleting ended deliveries failed");

  private final Webhooks webhooks;
  private final Clock clock;
  private final SecretSeal seal;
  private final boolean allowsPrivate;

  /** Uses the webhooks of a store. */
  public WebhookWiring(Webhooks webhooks, WebhookConfiguration settings, Clock clock) {
    this.webhooks = webhooks;
    this.clock = clock;
    this.seal = SecretSeal.of(settings.key(), RANDOM);
    this.allowsPrivate = settings.allowsPrivate();
  }

  /** Requests and deliveries have lookups of their own, so that they do not delay each other. */
  private ReceiverAddresses addresses(int lookups) {
    return new ReceiverAddresses(new SystemHostResolver(LOOKUP_TIMEOUT, lookups), allowsPrivate);
  }

  /** Registers the resources. */
  public void register(JerseyEnvironment jersey, RequestBodies bodies) {
    ManageWebhooks manage = new ManageWebhooks(webhooks, seal, RANDOM, clock);
    WebhookFields fields = new WebhookFields(addresses(LOOKUPS_OF_REQUESTS));
    jersey.register(new WebhooksResource(webhooks, manage, fields, bodies));
    jersey.register(new WebhookResource(webhooks, manage, fields, bodies));
  }

  /** Detects events periodically, while the service runs. */
  public void detectEvents(DetectEvents detect, LifecycleEnvironment lifecycle) {
    DETECT_EVENTS.schedule(
        lifecycle, () -> detect.detect((person, failure) -> logFailure("events", person, failure)));
  }

  /** Detects changed verdicts periodically, while the service runs. */
  public void detectVerdictChanges(DetectVerdictChanges detect, LifecycleEnvironment lifecycle) {
    DETECT_VERDICT_CHANGES.schedule(
        lifecycle,
        () -> detect.detect((person, failure) -> logFailure("a changed verdict", person, failure)));
  }

  private static void logFailure(String what, PersonId person, RuntimeException failure) {
    LOG.warn("Detecting {} of person {} failed", what, person.value(), failure);
  }

  /** The verdict of the answer without parameters. */
  public Function<Person, Verdict> verdicts(AnalyzeCorrelation analyze) {
    return person -> analyze.analyze(person, usual(person)).answer().verdict();
  }

  /** The request for an answer without parameters. */
  private CorrelationRequest usual(Person person) {
    LocalDay today = LocalDay.containing(clock.instant(), person.timeZone());
    return new CorrelationRequest(
        today.plusDays(1 - ANSWER_DAYS).start(),
        today.end(),
        CorrelationInput.DEFAULT_HOURS_AFTER,
        OptionalDouble.empty(),
        CorrelationInput.DEFAULT_MEANINGFUL_BPM);
  }

  /** Delivers while the service runs. */
  public void deliver(
      DeliveryQueue queue, DeliveryObserver observer, LifecycleEnvironment lifecycle) {
    WebhookSender sender =
        new HttpWebhookSender(
            addresses(LOOKUPS_OF_DELIVERIES), WebhookSender.TIMEOUT.minus(LOOKUP_TIMEOUT));
    DeliverEvents deliver =
        new DeliverEvents(queue, new DeliverEvents.Requests(sender, seal, observer), RANDOM, clock);
    lifecycle.manage(new WebhookDispatcher(queue, deliver, QUEUE_INTERVAL));
    PURGE.schedule(
        lifecycle, () -> LOG.debug("Deleted {} ended deliveries", webhooks.deleteEnded(RETENTION)));
  }
}
