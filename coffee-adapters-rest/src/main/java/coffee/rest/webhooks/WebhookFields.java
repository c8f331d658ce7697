package coffee.rest.webhooks;

import coffee.domain.DomainException;
import coffee.domain.webhooks.EventType;
import coffee.domain.webhooks.ReceiverAddresses;
import coffee.domain.webhooks.Webhook;
import coffee.domain.webhooks.WebhookChange;
import coffee.domain.webhooks.WebhookSettings;
import coffee.domain.webhooks.WebhookStatus;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the fields of a webhook. */
public final class WebhookFields {

  private static final FieldReader<Set<EventType>> EVENTS = WebhookFields::events;
  private static final FieldReader<String> DESCRIPTION =
      FieldReader.text(WebhookSettings::requireDescription);
  private static final FieldReader<String> TEXT = FieldReader.text(text -> text);
  private static final FieldReader<WebhookStatus> STATUS =
      FieldReader.oneOf(
          new TreeMap<>(Map.of("active", WebhookStatus.ACTIVE, "paused", WebhookStatus.PAUSED)));

  private final FieldReader<URI> url;

  /** Uses the rules for addresses. */
  public WebhookFields(ReceiverAddresses addresses) {
    this.url = FieldReader.text(addresses::requireUrl);
  }

  /**
   * Reads a new webhook.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  WebhookSettings settings(Fields fields) {
    Optional<URI> address = fields.required("url", Optional.empty(), url);
    Optional<Set<EventType>> events = fields.required("events", Optional.empty(), EVENTS);
    Optional<String> description = fields.optional("description", DESCRIPTION);
    fields.finish();
    return new WebhookSettings(address.orElseThrow(), events.orElseThrow(), description);
  }

  /**
   * Reads what changes of a webhook. What is not sent is absent: the webhook may have changed since
   * it was read.
   *
   * @param stored what was read, to compare with what is sent back unchanged
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  WebhookChange change(Fields fields, Webhook stored) {
    WebhookSettings before = stored.settings();
    FieldReader<URI> changedUrl =
        sent -> sent.asText().equals(before.url().toString()) ? before.url() : url.read(sent);
    Optional<URI> address = ifSent(fields, "url", changedUrl);
    Optional<Set<EventType>> events = ifSent(fields, "events", EVENTS);
    Optional<String> description =
        fields.isSent("description")
            ? fields.optional("description", DESCRIPTION).or(() -> Optional.of(""))
            : Optional.empty();
    Optional<WebhookStatus> status = ifSent(fields, "status", STATUS);
    refuseReadOnly(fields, WebhookBody.of(stored));
    fields.finish();
    return new WebhookChange(address, events, description, status);
  }

  private static <T> Optional<T> ifSent(Fields fields, String name, FieldReader<T> reader) {
    return fields.isSent(name) ? fields.required(name, Optional.empty(), reader) : Optional.empty();
  }

  private static void refuseReadOnly(Fields fields, WebhookBody stored) {
    fields.readOnly("id", stored.id(), FieldReader.wholeNumber(number -> number));
    fields.readOnly("created_at", stored.createdAt(), TEXT);
    fields.readOnly("last_delivered_at", stored.lastDeliveredAt().orElse(""), TEXT);
    fields.readOnly("failing_since", stored.failingSince().orElse(""), TEXT);
    fields.readOnly("paused_at", stored.pausedAt().orElse(""), TEXT);
    fields.readOnly("last_error", stored.lastError().orElse(""), TEXT);
  }

  private static Set<EventType> events(JsonNode sent) {
    if (!sent.isArray()) {
      throw DomainException.invalid("wrong_type", "must be an array of names of events");
    }
    Set<EventType> events = EnumSet.noneOf(EventType.class);
    for (JsonNode name : sent) {
      events.add(EventType.fromText(name.asText()));
    }
    return WebhookSettings.requireEvents(events);
  }
}
