package coffee.domain.person;

/**
 * Identity of a key: its person and number.
 *
 * @param person the owner of the key
 * @param number per-person number from 1; never reused
 */
public record KeyId(PersonId person, long number) {

  /** Number of the configured owner's key, which is not stored. */
  public static final long CONFIGURED = 0;
}
