package coffee.persistence;

import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/**
 * Whether the statements of a {@link RoundTrip} go to the database in one string. Where the
 * extension Citus is they go one by one: a string of several costs more there, and only explicit
 * transactions undo the first if the second fails. The database is queried once. Thread-safe.
 */
public final class RoundTrips implements JdbiConfig<RoundTrips> {

  private enum Way {
    UNKNOWN,
    TOGETHER,
    SEPARATE
  }

  /** Shared by all copies. */
  private final AtomicReference<Way> way;

  /** The database has not been queried yet. */
  public RoundTrips() {
    this(new AtomicReference<>(Way.UNKNOWN));
  }

  private RoundTrips(AtomicReference<Way> way) {
    this.way = way;
  }

  /** Decides without asking the database. */
  public void setSeparate(boolean separate) {
    way.set(separate ? Way.SEPARATE : Way.TOGETHER);
  }

  /** Whether each statement goes alone. */
  static boolean areSeparate(Handle handle) {
    RoundTrips trips = handle.getConfig(RoundTrips.class);
    if (trips.way.get() == Way.UNKNOWN) {
      trips.setSeparate(isSharded(handle));
    }
    return trips.way.get() == Way.SEPARATE;
  }

  private static boolean isSharded(Handle handle) {
    String sql = "SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus')";
    return handle.createQuery(sql).mapTo(Boolean.class).one();
  }

  @Override
  public RoundTrips createCopy() {
    return new RoundTrips(way);
  }
}
