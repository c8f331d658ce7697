package coffee.persistence.experiment;

import coffee.domain.experiment.Design;
import coffee.domain.experiment.ExperimentState;
import coffee.domain.experiment.VoidReason;
import coffee.persistence.EnumCodes;

/** The numbers in the columns of experiments. */
final class ExperimentCodes {

  static final EnumCodes<ExperimentState> STATES =
      new EnumCodes<>(
          "experiment.state",
          ExperimentState.class,
          state ->
              switch (state) {
                case DRAFT -> 1;
                case RUNNING -> 2;
                case COMPLETED -> 3;
                case STOPPED_EARLY -> 4;
                case ABANDONED -> 5;
              });

  static final EnumCodes<Design> DESIGNS =
      new EnumCodes<>(
          "experiment.design",
          Design.class,
          design ->
              switch (design) {
                case DELAY -> 1;
                case DAY_OFF -> 2;
                case DECAF_BLINDED -> 3;
              });

  static final EnumCodes<VoidReason> VOID_REASONS =
      new EnumCodes<>(
          "experiment_day.void_reason",
          VoidReason.class,
          reason ->
              switch (reason) {
                case ILLNESS -> 1;
                case TRAVEL -> 2;
              });

  private ExperimentCodes() {}
}
