package coffee.app.commands;

import coffee.domain.DomainException;
import coffee.domain.correlation.AnswerBytes;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.person.PersonId;
import java.util.Optional;

/** The local answer caches of running services, which a command cannot reach. */
final class UnreachableAnswerCache implements AnswerCache {

  @Override
  public Optional<AnswerBytes> find(PersonId person, String key) {
    return Optional.empty();
  }

  @Override
  public void put(PersonId person, String key, AnswerBytes answer) {
    // not reachable from a command
  }

  @Override
  public void evictPerson(PersonId person) {
    // not reachable from a command; entries are evicted or end with the process
  }

  @Override
  public void clear() {
    throw DomainException.conflict(
        "no_shared_cache",
        "without Redis each service has its own cache: POST /tasks/cache-clear to the admin port"
            + " of each");
  }
}
