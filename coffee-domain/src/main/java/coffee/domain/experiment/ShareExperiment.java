package coffee.domain.experiment;

import coffee.domain.DomainException;
import coffee.domain.person.KeyHash;
import coffee.domain.person.PersonId;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Use case: let a calendar read the instructions, and a helper the list of portions. */
public final class ShareExperiment {

  private final ExperimentStore store;
  private final RandomGenerator random;

  /**
   * Shares experiments of the given store.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  public ShareExperiment(ExperimentStore store, RandomGenerator random) {
    this.store = store;
    this.random = random;
  }

  /**
   * Creates the link of the calendar, instead of the one before. It is contained only in the
   * result.
   *
   * @throws DomainException CONFLICT {@code not_started}; NOT_FOUND
   */
  public ExperimentLink createCalendar(PersonId person, long id) {
    ExperimentLink link = ExperimentLink.generate(person, id, random);
    store.change(
        person,
        id,
        stored -> {
          if (stored.state() == ExperimentState.DRAFT) {
            throw DomainException.conflict(
                "not_started", "experiment %d was not started".formatted(id));
          }
          return withCalendar(stored, Optional.of(link.hash()));
        });
    return link;
  }

  /**
   * Revokes the link of the calendar, if there is one.
   *
   * @throws DomainException NOT_FOUND
   */
  public void revokeCalendar(PersonId person, long id) {
    store.change(person, id, stored -> withCalendar(stored, Optional.empty()));
  }

  private static Experiment withCalendar(Experiment stored, Optional<KeyHash> calendar) {
    return stored.withLinks(new Experiment.Links(stored.links().helper(), calendar));
  }

  /** The experiment whose calendar a link opens; empty if it is wrong or revoked. */
  public Optional<Experiment> findByCalendar(String link) {
    return find(link, Experiment.Links::calendar);
  }

  /** The experiment whose portions a link opens; empty if it is wrong. */
  public Optional<Experiment> findByHelper(String link) {
    return find(link, Experiment.Links::helper);
  }

  private Optional<Experiment> find(
      String text, Function<Experiment.Links, Optional<KeyHash>> part) {
    return ExperimentLink.parse(text)
        .flatMap(
            link ->
                store
                    .find(link.person(), link.experiment())
                    .filter(
                        experiment ->
                            part.apply(experiment.links()).equals(Optional.of(link.hash()))));
  }
}
