package coffee.persistence;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.PersonId;
import coffee.persistence.ProfileCheck.Stamp;
import java.util.Optional;
import java.util.function.Supplier;

/** The {@link ProfileCheck} of the read that a thread runs. Thread-safe. */
public final class ProfileChecks {

  private final ThreadLocal<Optional<ProfileCheck>> open = ThreadLocal.withInitial(Optional::empty);

  ProfileChecks() {}

  /** The check that a statement which reads rows of a person has to make. */
  public Optional<ProfileCheck> of(PersonId person) {
    return open.get().filter(check -> check.isNeededFor(person));
  }

  /**
   * Runs a read that relies on what is known of its person.
   *
   * @return what it read; empty if the person's row has changed, or no statement has compared it
   */
  public <T> Optional<T> relyOn(PersonId person, Stamp stamp, Supplier<T> read) {
    ProfileCheck check = new ProfileCheck(person, stamp);
    Optional<ProfileCheck> outer = open.get();
    open.set(Optional.of(check));
    try {
      T found = read.get();
      return check.isConfirmed() ? Optional.of(found) : Optional.empty();
    } catch (ProfileCheck.ChangedException changed) {
      return Optional.empty();
    } catch (DomainException refusal) {
      if (check.isConfirmed() || refusal.reason() == Reason.UNAVAILABLE) {
        throw refusal;
      }
      return Optional.empty(); // the refusal may come from the outdated record
    } finally {
      outer.ifPresentOrElse(same -> open.set(outer), open::remove);
    }
  }
}
