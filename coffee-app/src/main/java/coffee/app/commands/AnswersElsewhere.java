package coffee.app.commands;

import coffee.domain.DomainException;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.person.PersonId;
import java.util.Optional;

/** The answers that running services remember by themselves, out of the reach of a command. */
final class AnswersElsewhere implements AnswerCache {

  @Override
  public Optional<byte[]> find(PersonId person, String key) {
    return Optional.empty();
  }

  @Override
  public void remember(PersonId person, String key, byte[] answer) {
    // whoever asks for it is not here
  }

  @Override
  public void forget(PersonId person) {
    // nobody can ask for them, and they are pushed out by others or gone with the process
  }

  @Override
  public void clear() {
    throw DomainException.conflict(
        "no_shared_cache",
        "without Redis each service remembers by itself: POST /tasks/cache-clear to the admin port"
            + " of each");
  }
}
