package coffee.persistence;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import java.sql.SQLException;
import java.util.Set;
import org.apache.tomcat.jdbc.pool.PoolExhaustedException;
import org.jdbi.v3.core.ConnectionException;

/**
 * Distinguishes a full pool, an unavailable database and a bug, by SQLSTATE (PostgreSQL
 * documentation, appendix A). Texts and names of constraints differ with language and sharding.
 */
final class DatabaseFailure {

  /** Classes: connection, resources, operator intervention, system error. */
  private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

  /** Read-only after a failover, serialization failure, deadlock, lock not available. */
  private static final Set<String> UNAVAILABLE_STATES = Set.of("25006", "40001", "40P01", "55P03");

  private static final String MISSING_REFERENCE = "23503";

  private DatabaseFailure() {}

  /** The failure for callers of a port: a refusal if the database cannot be used, or the bug. */
  static RuntimeException translate(RuntimeException failure) {
    if (isPoolFull(failure)) {
      return new DomainException(
          Reason.UNAVAILABLE,
          "database_busy",
          "all connections to the database are in use at the moment; try again",
          failure);
    }
    return isUnavailable(failure)
        ? new DomainException(
            Reason.UNAVAILABLE,
            "database_unavailable",
            "the database is currently unavailable",
            failure)
        : failure;
  }

  static boolean isPoolFull(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PoolExhaustedException) {
        return true;
      }
    }
    return false;
  }

  /** Whether a row refers to one that does not exist. */
  static boolean isMissingReference(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && MISSING_REFERENCE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnavailable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // Any failure to get a connection counts: those of the pool have no SQLSTATE.
      if (cause instanceof ConnectionException
          || (cause instanceof SQLException refusal
              && isUnavailable(String.valueOf(refusal.getSQLState())))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnavailable(String state) {
    return UNAVAILABLE_STATES.contains(state)
        || UNAVAILABLE_CLASSES.stream().anyMatch(state::startsWith);
  }
}
