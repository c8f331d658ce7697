package coffee.domain.experiment;

/** Port: is told what persons do with experiments, and never whose or which. */
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
