package coffee.domain.exports;

/** What can be exported. */
public enum ExportKind {
  /** What the person told about themselves. */
  PROFILE,
  COFFEE,
  HEART_RATE
}
