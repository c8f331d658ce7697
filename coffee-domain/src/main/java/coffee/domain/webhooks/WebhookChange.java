package coffee.domain.webhooks;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A change of a webhook; what is absent stays as it is.
 *
 * @param description an empty text removes it
 */
public record WebhookChange(
    Optional<URI> url,
    Optional<Set<EventType>> events,
    Optional<String> description,
    Optional<WebhookStatus> status) {

  Webhook applyTo(Webhook stored) {
    WebhookSettings settings = stored.settings();
    return stored.with(
        new WebhookSettings(
            url.orElse(settings.url()),
            events.orElse(settings.events()),
            description.isPresent()
                ? description.filter(text -> !text.isEmpty())
                : settings.description()),
        status.orElse(stored.status()));
  }
}
