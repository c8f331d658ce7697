package coffee.domain.correlation;

import coffee.domain.correlation.Outcome.Refused;
import java.util.List;

/**
 * Something without which there is no number.
 *
 * @param sentence says it where nothing else is missing
 * @param part names it among other things that are missing
 */
record Lack(String sentence, String part) {

  /**
   * The refusal for everything that is missing.
   *
   * @param lacks at least one
   */
  static Refused refusal(List<Lack> lacks) {
    if (lacks.size() == 1) {
      return new Refused(lacks.get(0).sentence());
    }
    List<String> parts = lacks.stream().map(Lack::part).toList();
    int last = parts.size() - 1;
    return new Refused(
        "This period still needs %s and %s."
            .formatted(String.join(", ", parts.subList(0, last)), parts.get(last)));
  }
}
