package coffee.domain.person;

import coffee.domain.DomainException;
import coffee.domain.TextRules;
import java.time.ZoneId;

/**
 * Someone who logs coffees and heart rates.
 *
 * @param id identity
 * @param name unique among persons, 1 to 100 characters
 * @param timeZone where the person is; decides what a day is
 * @param profile the person's settings and circumstances
 * @param revision raised by every write of the person's data or profile: equal revisions mean the
 *     same data
 */
public record Person(PersonId id, String name, ZoneId timeZone, Profile profile, long revision) {

  /** Greatest length of a name, in characters. */
  public static final int MAX_NAME_LENGTH = 100;

  /**
   * Checks that the name can be stored. Persons who were named under earlier rules keep their
   * names; {@link #requireName} is the rule for new ones.
   *
   * @throws DomainException {@code too_long}, {@code invalid_text} or {@code required} for the name
   */
  public Person {
    if (TextRules.requireStorable(name, MAX_NAME_LENGTH).isBlank()) {
      throw DomainException.invalid("required", "a person needs a name");
    }
  }

  /**
   * A name that a person can be given.
   *
   * @throws DomainException {@code too_long}, {@code invalid_text} or {@code required}, see {@link
   *     TextRules#requireName}
   */
  public static String requireName(String name) {
    return TextRules.requireName(name, MAX_NAME_LENGTH, "a person");
  }

  /**
   * The name of a person who is changed: the one they have, or a new one.
   *
   * @throws DomainException as {@link #requireName(String)}, for another name than they have
   */
  public String requireNameOr(String other) {
    return other.equals(name) ? name : requireName(other);
  }
}
