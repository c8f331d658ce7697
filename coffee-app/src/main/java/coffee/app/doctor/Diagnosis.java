package coffee.app.doctor;

import coffee.app.doctor.Finding.Level;
import java.util.Comparator;
import java.util.List;

/**
 * The result of all checks.
 *
 * @param status worst level of all findings
 */
public record Diagnosis(Level status, List<Finding> findings) {

  /** Runs all checks. */
  public static Diagnosis of(List<Check> checks) {
    List<Finding> findings = checks.stream().flatMap(check -> check.run().stream()).toList();
    Level worst =
        findings.stream().map(Finding::level).max(Comparator.naturalOrder()).orElse(Level.OK);
    return new Diagnosis(worst, findings);
  }

  /** The number of findings of a level. */
  public long count(Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }
}
