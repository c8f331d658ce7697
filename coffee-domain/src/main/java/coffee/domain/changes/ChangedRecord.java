package coffee.domain.changes;

import coffee.domain.experiment.Experiment;
import coffee.domain.imports.ImportState;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Person;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The record that a change stored, or the period that it concerns. */
public sealed interface ChangedRecord {

  /** A coffee. */
  record ChangedIntake(LoggedIntake intake) implements ChangedRecord {}

  /** The profile. */
  record ChangedProfile(Person person) implements ChangedRecord {}

  /** An experiment, as stored. */
  record ChangedExperiment(Experiment experiment) implements ChangedRecord {}

  /**
   * A period within which something changed.
   *
   * @param from start, inclusive; empty: from the beginning
   * @param until end, exclusive; empty: without an end
   * @param rows how many readings, counts or rows were stored, changed or removed; empty: unknown
   * @param importId the import that did it, if it was one
   * @param state how far that import is, if the change is about the import itself
   */
  record ChangedRange(
      Optional<Instant> from,
      Optional<Instant> until,
      OptionalLong rows,
      OptionalLong importId,
      Optional<ImportState> state)
      implements ChangedRecord {

    /** All times. */
    public static final ChangedRange ALL =
        new ChangedRange(
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty());
  }
}
