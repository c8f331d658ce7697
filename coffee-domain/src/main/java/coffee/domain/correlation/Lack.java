package coffee.domain.correlation;

import coffee.domain.correlation.Outcome.Refused;
import java.util.List;

/**
 * A kind of missing data that prevents an estimate.
 *
 * @param sentence the message if nothing else is missing
 * @param part the phrase to use in a list of missing data
 */
record Lack(String sentence, String part) {

  /**
   * Combines everything that is missing into one result.
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
