package coffee.app.storage;

import coffee.app.configuration.RuleSettings;
import coffee.domain.TimestampRules;
import coffee.domain.heartrate.RecordReadings;
import coffee.domain.intake.RecordIntakes;
import java.time.Clock;

/**
 * The use cases that record entries. Nothing else adds entries to the logs or changes them.
 *
 * @param intakes records intakes
 * @param readings records heart rates
 */
public record Recorders(RecordIntakes intakes, RecordReadings readings) {

  /** Records into the logs of the stores by the rules of the instance. */
  public static Recorders of(Stores stores, RuleSettings rules, Clock clock) {
    TimestampRules timestamps = new TimestampRules(clock);
    return new Recorders(
        new RecordIntakes(stores.intakes(), rules.intakes(), timestamps),
        new RecordReadings(stores.readings(), rules.readings(), timestamps));
  }
}
