package coffee.domain.experiment;

import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.IntakeLog;
import coffee.domain.steps.StepLog;

/** Where the data that an experiment is read from are stored. */
public record ExperimentSources(
    IntakeLog intakes, ReadingLog readings, HeartRateHistory history, StepLog steps) {}
