package coffee.domain.experiment;

/** Port: counts what persons do with experiments, without their identities. */
public interface ExperimentObserver {

  /** Events, in the order of an experiment's life. */
  enum Event {
    STARTED,
    DAY_REPORTED,
    STOPPED
  }

  /** Called after an event was stored. */
  void happened(Event event);
}
