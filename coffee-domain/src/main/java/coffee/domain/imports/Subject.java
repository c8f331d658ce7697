package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.TextRules;

/**
 * Whose rows are read of a file that contains those of several people.
 *
 * @param text what the file calls that person, 1 to {@value #MAX_LENGTH} Unicode code points
 */
public record Subject(String text) {

  public static final int MAX_LENGTH = 50;

  /**
   * Checks the name.
   *
   * @throws DomainException INVALID {@code too_long}, {@code invalid_text} or {@code required}
   */
  public Subject {
    TextRules.requireOneLine(text, MAX_LENGTH);
    if (text.isBlank()) {
      throw DomainException.invalid("required", "must not be blank");
    }
  }
}
