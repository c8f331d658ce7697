package coffee.domain.experiment;

import coffee.domain.experiment.analysis.AnytimeResult;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What an experiment has shown so far.
 *
 * @param state how far it is, by the clock and by what was measured
 * @param blocks what became of its days
 * @param daysWithoutIntake days with caffeine, too long ago to be reported, on which no intake was
 *     logged; none of a blinded experiment, whose portions are not logged
 * @param running the anytime-valid interval; empty of a draft
 * @param runningSummary what it says, for the person
 * @param result the result; empty unless the experiment is completed, or abandoned, and no late
 *     data are waited for
 * @param supplement what is shown beside the result; present together with it
 */
public record ExperimentFindings(
    ExperimentState state,
    Blocks blocks,
    Set<LocalDate> daysWithoutIntake,
    AnytimeResult running,
    String runningSummary,
    Optional<ExperimentResult> result,
    Optional<ExperimentSupplement> supplement) {

  /** Copies the days. */
  public ExperimentFindings {
    daysWithoutIntake = Set.copyOf(daysWithoutIntake);
  }
}
