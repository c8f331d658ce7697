package coffee.domain.webhooks;

import java.net.URI;
import java.time.Duration;

/**
 * The next delivery of a webhook, and the webhook as it is now.
 *
 * @param delivery the oldest one that waits
 * @param url where it goes
 * @param secrets what it is signed with
 * @param failingFor for how long all attempts have failed; zero if the last one did not
 */
public record DueDelivery(Delivery delivery, URI url, SealedSecrets secrets, Duration failingFor) {}
