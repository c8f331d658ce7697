package coffee.domain.intake;

import coffee.domain.Added;
import coffee.domain.Page;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Durable record of what each person drank. {@code IntakeLogContract} is the full specification.
 *
 * <p>Each method is one transaction, or part of the one that {@code coffee.domain.Transactions} has
 * open on this thread. A person never sees or touches another person's drinks. Writes raise the
 * person's revision when, and only when, they change something.
 */
public interface IntakeLog {

  /** Keeps a drink. One whose {@code clientId} the person has used before is EXISTING. */
  Added<LoggedIntake> add(PersonId person, Intake intake);

  /**
   * Keeps many drinks, each as {@link #add} would; two with one {@code clientId} in the same list
   * are one.
   *
   * @return what became of each, in the order given
   */
  List<Added<LoggedIntake>> addAll(PersonId person, List<Intake> intakes);

  Optional<LoggedIntake> find(PersonId person, long id);

  /**
   * Changes a drink.
   *
   * @param change given the drink as stored now, returns it as it shall be; if it throws, nothing
   *     changes. Nothing is written, and {@code updatedAt} stays, if it returns an equal one.
   * @return the drink as stored
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code client_id_taken}
   */
  LoggedIntake change(PersonId person, long id, Function<LoggedIntake, Intake> change);

  /**
   * Forgets a drink.
   *
   * @param check sees the drink as stored now; if it throws, the drink stays
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void remove(PersonId person, long id, Consumer<LoggedIntake> check);

  /** Drinks that pass a filter, newest first (by moment, then id, descending). */
  List<LoggedIntake> page(PersonId person, IntakeFilter filter, Page page);

  /** Drinks with {@code from <= consumedAt < until}, oldest first (by moment, then id). */
  List<LoggedIntake> between(PersonId person, Instant from, Instant until);
}
