package coffee.rest.changes;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangedRecord;
import coffee.domain.changes.ChangedRecord.ChangedExperiment;
import coffee.domain.changes.ChangedRecord.ChangedIntake;
import coffee.domain.changes.ChangedRecord.ChangedProfile;
import coffee.domain.changes.ChangedRecord.ChangedRange;
import coffee.rest.experiment.ExperimentSummaryBody;
import coffee.rest.intake.CoffeeBody;
import coffee.rest.json.TimestampFormat;
import coffee.rest.person.ProfileBody;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A change as JSON.
 *
 * @param record null if it was deleted
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ChangeBody(
    String kind, String operation, OptionalLong id, String changedAt, Optional<Object> record) {

  static ChangeBody of(Change change) {
    return new ChangeBody(
        word(change.kind()),
        change.operation().name().toLowerCase(Locale.ROOT),
        change.id(),
        TimestampFormat.format(change.changedAt()),
        change.record().map(ChangeBody::record));
  }

  static String word(ChangeKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Object record(ChangedRecord changed) {
    if (changed instanceof ChangedIntake coffee) {
      return CoffeeBody.of(coffee.intake());
    }
    if (changed instanceof ChangedProfile profile) {
      return ProfileBody.of(profile.person());
    }
    if (changed instanceof ChangedExperiment experiment) {
      return ExperimentSummaryBody.stored(experiment.experiment());
    }
    return RangeBody.of((ChangedRange) changed);
  }

  /**
   * A period within which something changed.
   *
   * @param from null: from the beginning
   * @param to null: without an end
   * @param rows null: unknown
   * @param importId null: no import
   * @param state of the import that the change is about; null for other kinds
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record RangeBody(
      Optional<String> from,
      Optional<String> to,
      OptionalLong rows,
      OptionalLong importId,
      Optional<String> state) {

    static RangeBody of(ChangedRange range) {
      return new RangeBody(
          range.from().map(TimestampFormat::format),
          range.until().map(TimestampFormat::format),
          range.rows(),
          range.importId(),
          range.state().map(state -> state.name().toLowerCase(Locale.ROOT)));
    }
  }
}
