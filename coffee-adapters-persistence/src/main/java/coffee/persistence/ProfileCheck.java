package coffee.persistence;

import coffee.domain.person.PersonId;
import java.time.Instant;
import org.jdbi.v3.core.statement.Query;

/**
 * A read's reliance on what is known of its person. The first statement that reads the person's
 * rows also compares, in {@value #COLUMN}, whether the person's row is still the one that is known;
 * so it needs no statement of its own. Used by one thread.
 */
public final class ProfileCheck {

  /** The column with the comparison. */
  public static final String COLUMN = "is_known";

  /**
   * When a person's name, zone or profile was changed last; the time tells apart the same revision
   * before and after a restore.
   *
   * @param revision column {@code profile_revision}
   * @param changedAt column {@code profile_changed_at}
   */
  public record Stamp(long revision, Instant changedAt) {}

  /** The person's row has changed, or is gone. */
  static final class ChangedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private ChangedException() {
      super("the person's row has changed", null, false, false);
    }
  }

  private final PersonId person;
  private final Stamp stamp;
  private boolean isConfirmed;

  ProfileCheck(PersonId person, Stamp stamp) {
    this.person = person;
    this.stamp = stamp;
  }

  /** Whether a statement has found the person's row unchanged. */
  boolean isConfirmed() {
    return isConfirmed;
  }

  boolean isNeededFor(PersonId other) {
    return !isConfirmed && person.equals(other);
  }

  /** Binds {@code profileRevision} and {@code profileChangedAt}. */
  public Query bind(Query query) {
    return query
        .bind("profileRevision", stamp.revision())
        .bind("profileChangedAt", JdbcValues.instant(stamp.changedAt()));
  }

  /**
   * Ends the read if the person's row is not the known one.
   *
   * @param isKnown the comparison; false if the person has no row
   */
  public void confirm(boolean isKnown) {
    if (!isKnown) {
      throw new ChangedException();
    }
    isConfirmed = true;
  }
}
