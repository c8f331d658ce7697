package coffee.app.schema;

import coffee.app.configuration.OperatorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The state of a database schema relative to a version of the service.
 *
 * @param missing steps of the version that are not applied, in order
 * @param unknown applied steps that the version does not know, with their labels
 */
public record SchemaState(List<String> missing, Map<String, Set<String>> unknown) {

  /**
   * The label of additive steps, with which earlier versions still work. Obsolete columns are
   * removed one release later.
   */
  public static final String COMPATIBLE = "compatible";

  /**
   * Compares the steps.
   *
   * @param known steps of the version
   * @param applied applied steps with their labels
   */
  public static SchemaState compare(List<String> known, Map<String, Set<String>> applied) {
    List<String> missing = known.stream().filter(step -> !applied.containsKey(step)).toList();
    Map<String, Set<String>> unknown = new LinkedHashMap<>(applied);
    known.forEach(unknown::remove);
    return new SchemaState(missing, unknown);
  }

  /** Whether the database has steps of a newer version. */
  public boolean isAhead() {
    return !unknown.isEmpty();
  }

  /**
   * Refuses a schema that the version does not support.
   *
   * @throws OperatorException if a step is missing, or an unknown one is not compatible
   */
  public void requireUsable() {
    PreReleaseSchema.requireNone(
        unknown.keySet(), "the database has the schema of a version before the first release");
    if (!missing.isEmpty()) {
      throw new OperatorException(
          "the database lacks %d migration(s), first %s: run `db migrate` (RUNBOOK.md, \"Running"
                  .formatted(missing.size(), missing.get(0))
              + " commands\")");
    }
    List<String> incompatible =
        unknown.entrySet().stream()
            .filter(step -> !step.getValue().contains(COMPATIBLE))
            .map(Map.Entry::getKey)
            .toList();
    if (!incompatible.isEmpty()) {
      throw new OperatorException(
          "the database schema is newer than this version by %s and incompatible: run the newer"
                  .formatted(String.join(", ", incompatible))
              + " version, or roll back with it (`db rollback`)");
    }
  }
}
