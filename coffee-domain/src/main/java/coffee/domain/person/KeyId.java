package coffee.domain.person;

/**
 * Identity of a key: whose it is, and which of theirs.
 *
 * @param person to whom the key belongs
 * @param number counts the person's keys from 1; never used again, also when the key is gone
 */
public record KeyId(PersonId person, long number) {

  /** Number of the one key that is configured rather than stored: the owner's. */
  public static final long CONFIGURED = 0;
}
