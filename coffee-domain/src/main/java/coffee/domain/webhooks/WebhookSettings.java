package coffee.domain.webhooks;

import coffee.domain.DomainException;
import coffee.domain.TextRules;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a webhook that a person chooses.
 *
 * @param url where the requests go
 * @param events the types of events that it subscribes to, at least one
 * @param description for the person, one line of at most {@value #MAX_DESCRIPTION_LENGTH}
 *     characters
 */
public record WebhookSettings(URI url, Set<EventType> events, Optional<String> description) {

  /** Greatest length of a description, in characters. */
  public static final int MAX_DESCRIPTION_LENGTH = 200;

  /**
   * Checks that the parts can be stored.
   *
   * @throws DomainException {@code required}, {@code too_long}, {@code invalid_text}
   */
  public WebhookSettings {
    events = requireEvents(events);
    description.ifPresent(WebhookSettings::requireDescription);
  }

  /**
   * Checks a set of types.
   *
   * @throws DomainException {@code required} if there is none
   */
  public static Set<EventType> requireEvents(Set<EventType> events) {
    if (events.isEmpty()) {
      throw DomainException.invalid("required", "a webhook needs at least one event");
    }
    return Set.copyOf(events);
  }

  /**
   * Checks a description.
   *
   * @throws DomainException {@code too_long} or {@code invalid_text}
   */
  public static String requireDescription(String text) {
    return TextRules.requireOneLine(text, MAX_DESCRIPTION_LENGTH);
  }
}
