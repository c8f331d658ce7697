package coffee.app.doctor;

import coffee.app.doctor.Finding.Level;
import java.util.Comparator;
import java.util.List;

/**
 * What a doctor says.
 *
 * @param status the worst of the findings
 */
public record Diagnosis(Level status, List<Finding> findings) {

  /** Looks at everything. */
  public static Diagnosis of(List<Check> checks) {
    List<Finding> findings = checks.stream().flatMap(check -> check.look().stream()).toList();
    Level worst =
        findings.stream().map(Finding::level).max(Comparator.naturalOrder()).orElse(Level.OK);
    return new Diagnosis(worst, findings);
  }

  /** How many findings are of a level. */
  public long count(Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }
}
