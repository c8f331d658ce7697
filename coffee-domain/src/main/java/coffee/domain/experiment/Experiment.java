package coffee.domain.experiment;

import coffee.domain.person.KeyHash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An experiment of a person, as stored: one that is over by the calendar is {@link
 * ExperimentState#RUNNING} until its end is recorded, see {@link ExperimentCalendar}.
 *
 * @param id the person's number of it
 * @param terms what is planned
 * @param history when it was created, started and ended
 * @param links who may read parts of it without a key
 */
public record Experiment(long id, ExperimentTerms terms, History history, Links links) {

  /**
   * When an experiment was created, started and ended.
   *
   * @param state how far it is
   * @param createdAt when it was planned; truncated to milliseconds
   * @param start what the start fixed; empty before
   * @param endedAt when it was stopped, or its last day was over; empty before
   */
  public record History(
      ExperimentState state,
      Instant createdAt,
      Optional<ExperimentStart> start,
      Optional<Instant> endedAt) {

    /** Rejects arguments that are programming errors. */
    public History {
      if (start.isPresent() == (state == ExperimentState.DRAFT)
          || endedAt.isPresent() != state.isOver()) {
        throw new IllegalArgumentException(state + " with " + start + " and " + endedAt);
      }
      createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
      endedAt = endedAt.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
    }
  }

  /**
   * Who may read parts of an experiment without a key.
   *
   * @param helper hash of the key with which a helper reads the list of portions
   * @param calendar hash of the link of the calendar
   */
  public record Links(Optional<KeyHash> helper, Optional<KeyHash> calendar) {

    /** No helper and no calendar. */
    public static final Links NONE = new Links(Optional.empty(), Optional.empty());
  }

  /** A new draft; its id is given by the store. */
  public static Experiment draft(ExperimentTerms terms, Instant now) {
    History history = new History(ExperimentState.DRAFT, now, Optional.empty(), Optional.empty());
    return new Experiment(0, terms, history, Links.NONE);
  }

  /** How far it is, as stored. */
  public ExperimentState state() {
    return history.state();
  }

  /** What the start fixed; empty for a draft. */
  public Optional<ExperimentStart> start() {
    return history.start();
  }

  /** Whether the person may not know what they drink. */
  public boolean isBlinded() {
    return terms.design() == Design.DECAF_BLINDED;
  }

  /** The same with other terms. */
  public Experiment withTerms(ExperimentTerms changed) {
    return new Experiment(id, changed, history, links);
  }

  /** The same under the number that the store gave. */
  public Experiment withId(long given) {
    return new Experiment(given, terms, history, links);
  }

  /** The same with other links. */
  public Experiment withLinks(Links changed) {
    return new Experiment(id, terms, history, changed);
  }

  /** The same, started. */
  public Experiment started(ExperimentStart start) {
    History running =
        new History(
            ExperimentState.RUNNING, history.createdAt(), Optional.of(start), Optional.empty());
    return new Experiment(id, terms, running, links);
  }

  /** The same, over. */
  public Experiment ended(ExperimentState state, Instant at) {
    History over = new History(state, history.createdAt(), history.start(), Optional.of(at));
    return new Experiment(id, terms, over, links);
  }
}
