package coffee.domain.experiment;

import coffee.domain.AddResult.Outcome;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** Use case: restore an exported experiment, with what was reported. */
public final class RestoreExperiment {

  private final ExperimentStore store;
  private final Clock clock;

  /** Restores into the given store. */
  public RestoreExperiment(ExperimentStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Stores an experiment unless the person has it: the same terms, planned at the same instant.
   *
   * @param importId the per-person id of the import that brings it, if any
   * @return STORED or EXISTING
   * @throws coffee.domain.DomainException NOT_FOUND if there is no such person
   */
  public Outcome restore(PersonId person, ExperimentCopy copy, OptionalLong importId) {
    Experiment restored = copy.restored(clock.instant());
    if (store.list(person).stream().anyMatch(stored -> isSame(stored, restored))) {
      return Outcome.EXISTING;
    }
    Experiment stored = store.add(person, restored, importId, PlanExperiment::requireRoom);
    copy.reports().forEach(report -> store.report(person, stored.id(), report, unused -> {}));
    return Outcome.STORED;
  }

  private static boolean isSame(Experiment stored, Experiment restored) {
    return stored.terms().equals(restored.terms())
        && stored.history().createdAt().equals(restored.history().createdAt())
        && commitment(stored).equals(commitment(restored));
  }

  private static Optional<String> commitment(Experiment experiment) {
    return experiment.start().map(start -> start.coin().commitment());
  }
}
