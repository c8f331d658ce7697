package coffee.domain.experiment;

import coffee.domain.person.PersonId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest findings by everything that they depend on, so that a cached one is never stale.
 * Thread-safe.
 */
final class FindingsCache {

  private static final int MAX_SIZE = 200;

  /**
   * What findings depend on.
   *
   * @param person whose experiment it is
   * @param experiment its number, per person
   * @param revision of the person's data
   * @param passedInstants how many of the experiment's instants are past: ends of windows, of
   *     waiting for late data and of time for reports
   */
  record Key(PersonId person, long experiment, long revision, int passedInstants) {}

  private final Map<Key, ExperimentFindings> findings =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ExperimentFindings> eldest) {
          return size() > MAX_SIZE;
        }
      };

  synchronized Optional<ExperimentFindings> find(Key key) {
    return Optional.ofNullable(findings.get(key));
  }

  synchronized void put(Key key, ExperimentFindings found) {
    findings.put(key, found);
  }
}
