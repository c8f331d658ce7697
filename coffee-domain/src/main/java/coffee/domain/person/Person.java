package coffee.domain.person;

import coffee.domain.DomainException;
import coffee.domain.Text;
import java.time.ZoneId;

/**
 * Someone who logs coffees and heart rates.
 *
 * @param id identity
 * @param name unique among persons, 1 to 100 characters
 * @param timeZone where the person is; decides what a day is
 * @param profile what the person told about themselves
 * @param revision raised by every write of the person's data or profile: two equal revisions mean
 *     the same data
 */
public record Person(PersonId id, String name, ZoneId timeZone, Profile profile, long revision) {

  /** Greatest length of a name, in characters. */
  public static final int MAX_NAME_LENGTH = 100;

  /**
   * Checks the name.
   *
   * @throws DomainException {@code too_long}, {@code invalid_text} or {@code required} for the name
   */
  public Person {
    requireName(name);
  }

  /**
   * A name that a person can have.
   *
   * @throws DomainException {@code too_long}, {@code invalid_text} or {@code required}
   */
  public static String requireName(String name) {
    if (Text.require(name, MAX_NAME_LENGTH).isBlank()) {
      throw DomainException.invalid("required", "a person needs a name");
    }
    return name;
  }
}
