package coffee.domain.correlation.regression;

import coffee.domain.correlation.regression.FitResult.InsufficientData;
import coffee.domain.correlation.result.NeedItem;
import java.util.List;

/**
 * A kind of missing data that prevents an estimate.
 *
 * @param sentence the message if nothing else is missing
 * @param phrase the phrase to use in a list of missing data
 */
record MissingData(String sentence, String phrase) {

  /**
   * Combines everything that is missing into one result.
   *
   * @param lacks at least one
   * @param items all conditions, met or not
   */
  static InsufficientData combine(List<MissingData> lacks, List<NeedItem> items) {
    if (lacks.size() == 1) {
      return new InsufficientData(lacks.get(0).sentence(), items);
    }
    List<String> parts = lacks.stream().map(MissingData::phrase).toList();
    int last = parts.size() - 1;
    return new InsufficientData(
        "This period still needs %s and %s."
            .formatted(String.join(", ", parts.subList(0, last)), parts.get(last)),
        items);
  }
}
