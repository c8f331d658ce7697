package coffee.domain.correlation.result;

import java.util.OptionalDouble;

/**
 * Totals of the used episodes; all but the counts are empty without any.
 *
 * @param episodes number of episodes, used or not
 * @param usedEpisodes number of used episodes
 * @param averageDoseMg mean dose of the used ones
 * @param averageIncreaseBpm mean of their increases
 * @param maximumIncreaseBpm greatest of their increases
 * @param bpmPer100Mg their increases per 100 mg, as a ratio of sums; biased by time of day and by
 *     other confounders, which is why it has no p-value (METHOD 2)
 */
public record EpisodeTotals(
    int episodes,
    int usedEpisodes,
    OptionalDouble averageDoseMg,
    OptionalDouble averageIncreaseBpm,
    OptionalDouble maximumIncreaseBpm,
    OptionalDouble bpmPer100Mg) {}
