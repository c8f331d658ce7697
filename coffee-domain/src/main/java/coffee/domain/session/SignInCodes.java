package coffee.domain.session;

import coffee.domain.person.KeyHash;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * Durable record of unused one-time codes. {@code SignInCodesContract} is the full specification.
 *
 * <p>Each method is one transaction, or joins the one of the thread. None raises the person's
 * revision: codes are not part of their data. They are erased with the person's data.
 */
public interface SignInCodes {

  /**
   * Stores a code.
   *
   * @throws coffee.domain.DomainException NOT_FOUND if there is no such person
   */
  void add(StoredSignInCode code);

  /**
   * Removes a code that has not expired. Of concurrent calls, one gets it.
   *
   * @return the code; empty if there is none, or if it has expired
   */
  Optional<StoredSignInCode> take(PersonId person, KeyHash hash, Instant now);

  /**
   * Deletes the codes of all persons that have expired.
   *
   * @return how many
   */
  int deleteExpired(Instant now);
}
