package coffee.domain.experiment;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Stores each person's experiments and reports. {@code ExperimentStoreContract} is the full
 * specification.
 *
 * <p>Each method is one transaction, or joins the one of the thread. Writes hold the person's lock
 * and raise the revision; one that is refused or changes nothing does not.
 */
public interface ExperimentStore {

  /**
   * Stores an experiment under a new number.
   *
   * @param experiment its id is ignored
   * @param importId the per-person id of the import that contains it, if any
   * @param check receives the person's experiments, newest first; if it throws, nothing is stored
   * @return the experiment as stored
   * @throws coffee.domain.DomainException NOT_FOUND if there is no such person; CONFLICT {@code
   *     experiment_running} if it is running while another one is
   */
  Experiment add(
      PersonId person,
      Experiment experiment,
      OptionalLong importId,
      Consumer<List<Experiment>> check);

  /** Stores an experiment that is not imported. */
  default Experiment add(PersonId person, Experiment experiment, Consumer<List<Experiment>> check) {
    return add(person, experiment, OptionalLong.empty(), check);
  }

  /**
   * Deletes the experiments that an import stored and that were not changed since, with their
   * reports.
   *
   * @return how many there were
   */
  long removeImported(PersonId person, long importId);

  /** The experiment with an id. */
  Optional<Experiment> find(PersonId person, long id);

  /** The person's experiments, newest first (by id, descending). */
  List<Experiment> list(PersonId person);

  /**
   * Changes an experiment.
   *
   * @param change maps the stored one to the new one; the returned id is ignored. If it throws,
   *     nothing changes.
   * @return the experiment as stored
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code experiment_running} if it
   *     would be running while another one is
   */
  Experiment change(PersonId person, long id, UnaryOperator<Experiment> change);

  /**
   * Deletes an experiment and its reports.
   *
   * @param check receives the stored one; if it throws, nothing is deleted
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void remove(PersonId person, long id, Consumer<Experiment> check);

  /**
   * Stores the report of a day; it replaces an earlier report of the same day.
   *
   * @param check receives the stored experiment; if it throws, nothing is stored
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void report(PersonId person, long id, DayReport report, Consumer<Experiment> check);

  /**
   * Checks that a changed experiment is not running while another one is.
   *
   * @param changed the new state of an experiment
   * @param stored all experiments of the person
   * @throws DomainException CONFLICT {@code experiment_running}
   */
  static void requireAtMostOneRunning(Experiment changed, List<Experiment> stored) {
    if (changed.state() == ExperimentState.RUNNING
        && stored.stream()
            .anyMatch(
                other -> other.id() != changed.id() && other.state() == ExperimentState.RUNNING)) {
      throw DomainException.conflict("experiment_running", "another experiment is running");
    }
  }

  /**
   * The checksum of the heart rates with which the result of an experiment was first computed. The
   * revision stays.
   *
   * @param checksum is remembered, and returned, if none was
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  long firstChecksum(PersonId person, long id, long checksum);

  /** The reports of an experiment by date; none if there is no such experiment. */
  List<DayReport> reports(PersonId person, long id);
}
