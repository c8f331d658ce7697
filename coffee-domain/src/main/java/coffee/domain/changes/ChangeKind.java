package coffee.domain.changes;

/** What a change is about. */
public enum ChangeKind {
  COFFEE,
  /** Readings, as ranges. */
  HEART_RATE,
  /** Counts of steps, as ranges. */
  STEPS,
  /** Imports that ended or were undone. */
  IMPORT,
  PROFILE,
  EXPERIMENT
}
