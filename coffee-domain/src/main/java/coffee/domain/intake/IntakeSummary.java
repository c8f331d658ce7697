package coffee.domain.intake;

import java.util.List;
import java.util.Optional;

/**
 * What the intakes of consecutive ranges amount to.
 *
 * @param totals one for each range, in their order
 * @param mostCommonType the most common coffee type in all ranges together, of equally common ones
 *     the one consumed last (by timestamp, then id); empty if no intake has a type
 */
public record IntakeSummary(List<IntakeTotals> totals, Optional<String> mostCommonType) {}
