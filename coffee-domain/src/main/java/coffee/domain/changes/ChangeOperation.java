package coffee.domain.changes;

/** What happened to a record. */
public enum ChangeOperation {
  /** It was stored, and has not been changed since. */
  CREATED,
  /** It was changed. */
  UPDATED,
  /** It was deleted; only its id is known. */
  DELETED,
  /** Something within a period was stored, changed or removed. */
  RANGE
}
