package coffee.domain.correlation.result;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What would make the result more precise, or possible.
 *
 * @param detectableBpm effect per 100 mg detectable with 80 % power; empty without an effect
 * @param moreDays additional days until the meaningful effect is detectable, 0 to 365, where 365
 *     stands for a year or more; empty without an effect, and where more days of the same kind do
 *     not help
 * @param advice what to do, in a sentence or two for the person
 * @param items what is missing, and of a result that is not possible also what is there; empty if
 *     nothing more is needed
 */
public record PowerAnalysis(
    OptionalDouble detectableBpm, OptionalInt moreDays, String advice, List<NeedItem> items) {

  /** Copies the items. */
  public PowerAnalysis {
    items = List.copyOf(items);
  }
}
