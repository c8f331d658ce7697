package coffee.domain.correlation;

import java.util.OptionalDouble;

/**
 * What the used episodes add up to; all but the counts are empty without any.
 *
 * @param episodes how many there are, used or not
 * @param used how many were used
 * @param averageDoseMg mean dose of the used ones
 * @param averageIncreaseBpm mean of their increases
 * @param maximumIncreaseBpm greatest of their increases
 * @param bpmPer100Mg their increases per 100 mg, as a ratio of sums; biased by time of day and by
 *     whatever else comes with a coffee, which is why it has no p-value (METHOD 2)
 */
public record EpisodeTotals(
    int episodes,
    int used,
    OptionalDouble averageDoseMg,
    OptionalDouble averageIncreaseBpm,
    OptionalDouble maximumIncreaseBpm,
    OptionalDouble bpmPer100Mg) {}
