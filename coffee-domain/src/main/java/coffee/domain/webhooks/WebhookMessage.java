package coffee.domain.webhooks;

import java.net.URI;
import java.time.Instant;

/**
 * A signed request.
 *
 * @param url where it goes
 * @param id the same at each attempt
 * @param sentAt when it is sent, in seconds
 * @param signature signatures of all valid secrets, separated by blanks
 * @param body JSON
 */
public record WebhookMessage(URI url, String id, Instant sentAt, String signature, String body) {}
