package coffee.persistence.person;

import static java.util.stream.Collectors.toUnmodifiableMap;

import coffee.domain.person.AuditEvent.Action;
import java.util.Arrays;
import java.util.Map;

/** The codes of actions in {@code audit_event.action}. */
final class ActionCode {

  private static final Map<Short, Action> BY_CODE =
      Arrays.stream(Action.values()).collect(toUnmodifiableMap(ActionCode::of, action -> action));

  private ActionCode() {}

  static short of(Action action) {
    return switch (action) {
      case KEY_CREATED -> 1;
      case KEY_ROTATED -> 2;
      case KEY_REVOKED -> 3;
      case DATA_ERASED -> 4;
      case PERSON_REMOVED -> 5;
    };
  }

  static Action action(short code) {
    Action action = BY_CODE.get(code);
    if (action == null) {
      throw new IllegalStateException("unknown audit_event.action " + code);
    }
    return action;
  }
}
