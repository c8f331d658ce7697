package coffee.domain.experiment;

import coffee.domain.correlation.result.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * What is shown beside the result of an experiment, never instead of it.
 *
 * @param observed the observational answer over the same days (METHOD 3); an association, empty
 *     without enough data
 * @param endpoints differences in heart rate at other times; only of {@link Design#DAY_OFF}
 * @param steps steps of both kinds of day, where they are known
 * @param dataChangedAfterEnd whether coffees around the windows were logged, changed or deleted
 *     after the end, or heart rates in them changed since the result was first computed
 */
public record ExperimentSupplement(
    Optional<Estimate> observed,
    List<EndpointDifference> endpoints,
    Optional<ArmSteps> steps,
    boolean dataChangedAfterEnd) {

  /** Copies the list. */
  public ExperimentSupplement {
    endpoints = List.copyOf(endpoints);
  }
}
