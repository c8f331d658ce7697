package coffee.rest.steps;

import coffee.domain.steps.StepCount;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A count of steps as JSON. */
@JsonNaming(SnakeCaseStrategy.class)
record StepBody(String timestamp, double durationSeconds, int steps, String source) {

  static StepBody of(StepCount counted) {
    return new StepBody(
        TimestampFormat.format(counted.start()),
        counted.length().toMillis() / 1_000.0,
        counted.count(),
        counted.source());
  }
}
