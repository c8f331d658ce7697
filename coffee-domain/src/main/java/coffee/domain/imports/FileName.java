package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.TextRules;

/**
 * The name of a file as the person who uploads it knows it, without directories. It is shown, and
 * never used to open a file.
 *
 * @param text 1 to {@value #MAX_LENGTH} Unicode code points
 */
public record FileName(String text) {

  /** The limit of common file systems. */
  public static final int MAX_LENGTH = 255;

  /**
   * Checks the name.
   *
   * @throws DomainException INVALID {@code too_long}, {@code invalid_text} or {@code required}
   */
  public FileName {
    TextRules.requireOneLine(text, MAX_LENGTH);
    if (text.isBlank()) {
      throw DomainException.invalid("required", "must not be blank");
    }
  }

  /**
   * The last part of a path, whose parts are separated by {@code /} or {@code \}.
   *
   * @throws DomainException as the constructor
   */
  public static FileName ofPath(String path) {
    return new FileName(
        path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
  }
}
