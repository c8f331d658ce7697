package coffee.app.doctor;

import coffee.app.configuration.OperationSettings;
import java.util.List;

/** Who reads the metrics, and whose they are. */
public record MetricsCheck(OperationSettings settings) implements Check {

  private static final String SUBJECT = "metrics";

  @Override
  public List<Finding> look() {
    return List.of(finding());
  }

  private Finding finding() {
    if (!settings.metricsPublic()) {
      return Finding.ok(SUBJECT, "for those who have a key");
    }
    return settings.metricsPersonal()
        ? Finding.warning(
            SUBJECT,
            "everybody reads the owner's latest heart rate and dose",
            "leave METRICS_PUBLIC or METRICS_PERSONAL at false")
        : Finding.ok(SUBJECT, "for everybody, and nothing personal");
  }
}
