package coffee.app.wiring;

import coffee.app.configuration.WebhookConfiguration;
import coffee.app.webhooks.HttpWebhookSender;
import coffee.app.webhooks.SystemHostResolver;
import coffee.app.webhooks.WebhookDispatcher;
import coffee.domain.webhooks.DeliverEvents;
import coffee.domain.webhooks.DeliveryObserver;
import coffee.domain.webhooks.DeliveryQueue;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires webhooks: their resources, and their deliveries in the background. */
public final class WebhookWiring {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookWiring.class);

  private static final SecureRandom RANDOM = new SecureRandom();

  /** The rest of {@link WebhookSender#TIMEOUT} is for the request. */
  private static final Duration LOOKUP_TIMEOUT = Duration.ofSeconds(2);

  private static final Duration LOOKS = Duration.ofSeconds(1);

  /** The list of deliveries goes back so far. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final PeriodicTask PURGE =
      PeriodicTask.every(
          Duration.ofMinutes(15), "webhook-purge", "Deleting ended deliveries failed");

  private final Webhooks webhooks;
  private final Clock clock;
  private final SecretSeal seal;
  private final ReceiverAddresses addresses;

  /** Uses the webhooks of a store. */
  public WebhookWiring(Webhooks webhooks, WebhookConfiguration settings, Clock clock) {
    this.webhooks = webhooks;
    this.clock = clock;
    this.seal = SecretSeal.of(settings.key(), RANDOM);
    this.addresses =
        new ReceiverAddresses(new SystemHostResolver(LOOKUP_TIMEOUT), settings.allowsPrivate());
  }

  /** Registers the resources. */
  public void register(JerseyEnvironment jersey, RequestBodies bodies) {
    ManageWebhooks manage = new ManageWebhooks(webhooks, seal, RANDOM, clock);
    WebhookFields fields = new WebhookFields(addresses);
    jersey.register(new WebhooksResource(webhooks, manage, fields, bodies));
    jersey.register(new WebhookResource(webhooks, manage, fields, bodies));
  }

  /** Delivers while the service runs. */
  public void deliver(
      DeliveryQueue queue, DeliveryObserver observer, LifecycleEnvironment lifecycle) {
    WebhookSender sender =
        new HttpWebhookSender(addresses, WebhookSender.TIMEOUT.minus(LOOKUP_TIMEOUT));
    DeliverEvents deliver =
        new DeliverEvents(queue, new DeliverEvents.Requests(sender, seal, observer), RANDOM, clock);
    lifecycle.manage(new WebhookDispatcher(queue, deliver, LOOKS));
    PURGE.schedule(
        lifecycle, () -> LOG.debug("Deleted {} ended deliveries", webhooks.deleteEnded(KEPT)));
  }
}
