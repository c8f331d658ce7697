package coffee.domain.exports;

/** The kinds of data that can be exported. */
public enum ExportKind {
  /** The person's profile and experiments. */
  PROFILE,
  COFFEE,
  HEART_RATE,
  STEPS
}
