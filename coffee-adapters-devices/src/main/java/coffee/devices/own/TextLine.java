package coffee.devices.own;

import coffee.devices.Place;
import coffee.devices.Problem;
import coffee.domain.DomainException;
import java.util.Optional;

/**
 * A line of a text file.
 *
 * @param number the first line is 1
 * @param text without its line end; shortened, or with U+FFFD in places, where it has a fault
 * @param fault why it cannot be read
 */
record TextLine(long number, String text, Optional<String> fault) {

  boolean isBlank() {
    return fault.isEmpty() && text.isBlank();
  }

  Place place() {
    return Place.line(number);
  }

  /**
   * The text.
   *
   * @throws DomainException {@code unreadable_line} if it cannot be read
   */
  String readable() {
    if (fault.isPresent()) {
      throw DomainException.invalid("unreadable_line", fault.get());
    }
    return text;
  }

  /** The refusal of the row that starts here. */
  Problem problem(DomainException refusal) {
    return new Problem(place(), refusal.code(), String.valueOf(refusal.getMessage()), text);
  }
}
