package coffee.app.doctor;

import coffee.app.configuration.OperationSettings;
import java.util.List;

/** Checks who can read the metrics, and whether they are personal. */
public record MetricsCheck(OperationSettings settings) implements Check {

  private static final String SUBJECT = "metrics";

  @Override
  public List<Finding> run() {
    return List.of(finding());
  }

  private Finding finding() {
    if (!settings.metricsPublic()) {
      return Finding.ok(SUBJECT, "requires a key");
    }
    return settings.metricsPersonal()
        ? Finding.warning(
            SUBJECT,
            "the owner's latest heart rate and dose are public",
            "leave METRICS_PUBLIC or METRICS_PERSONAL at false")
        : Finding.ok(SUBJECT, "public, without personal data");
  }
}
