package coffee.domain.webhooks;

import coffee.domain.DomainException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of events that webhooks can subscribe to. */
public enum EventType {
  /** A coffee was logged; there is no event for each coffee of an imported file. */
  INTAKE_CREATED("intake.created"),
  /** A coffee was changed. */
  INTAKE_UPDATED("intake.updated"),
  /** A coffee was deleted. */
  INTAKE_DELETED("intake.deleted"),
  /** The caffeine of a day went over the person's daily limit. */
  LIMIT_CROSSED("limit.crossed"),
  /** More caffeine than the sleep threshold will be left at bedtime. */
  BEDTIME_EXCEEDED("bedtime.exceeded"),
  /** An import is done, failed or cancelled. */
  IMPORT_ENDED("import.ended"),
  /** The verdict has changed. */
  ANSWER_CHANGED("answer.changed"),
  /** Tomorrow's instruction of the running experiment can be read. */
  EXPERIMENT_INSTRUCTION("experiment.instruction"),
  /** A client asked for a test. Every webhook receives it: it is not selectable. */
  TEST("webhook.test");

  private final String text;

  EventType(String text) {
    this.text = text;
  }

  /** The name in JSON. */
  public String text() {
    return text;
  }

  /** The types that a webhook can be created for. */
  public static Set<EventType> selectable() {
    return EnumSet.complementOf(EnumSet.of(TEST));
  }

  /**
   * Returns the selectable type of a name.
   *
   * @throws DomainException {@code unknown_word}
   */
  public static EventType fromText(String text) {
    return selectable().stream()
        .filter(type -> type.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                DomainException.invalid(
                    "unknown_word",
                    "must be one of "
                        + Arrays.stream(values())
                            .filter(selectable()::contains)
                            .map(EventType::text)
                            .collect(Collectors.joining(", "))));
  }
}
