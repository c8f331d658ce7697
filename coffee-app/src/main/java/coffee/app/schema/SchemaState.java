package coffee.app.schema;

import coffee.app.configuration.StartupRefusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the schema of a database stands to a version of the service.
 *
 * @param missing steps that the version brings and the database does not have, in their order
 * @param unknown steps that the database has and the version does not know, with their labels
 */
public record SchemaState(List<String> missing, Map<String, Set<String>> unknown) {

  /**
   * The label of a step with which the versions before it still work: it only adds. What they need
   * goes a release later.
   */
  public static final String COMPATIBLE = "compatible";

  /**
   * Compares.
   *
   * @param known steps of the version
   * @param applied steps of the database, with their labels
   */
  public static SchemaState compare(List<String> known, Map<String, Set<String>> applied) {
    List<String> missing = known.stream().filter(step -> !applied.containsKey(step)).toList();
    Map<String, Set<String>> unknown = new LinkedHashMap<>(applied);
    known.forEach(unknown::remove);
    return new SchemaState(missing, unknown);
  }

  /** Whether the database has steps of a later version. */
  public boolean isAhead() {
    return !unknown.isEmpty();
  }

  /**
   * Refuses to go on with a schema that the version cannot work with.
   *
   * @throws StartupRefusal if a step is missing, or an unknown one is not marked as compatible
   */
  public void requireUsable() {
    if (!missing.isEmpty()) {
      throw new StartupRefusal(
          "the database lacks %d step(s), first %s: run `java -jar coffee-app.jar db migrate"
                  .formatted(missing.size(), missing.get(0))
              + " config.yml`");
    }
    List<String> incompatible =
        unknown.entrySet().stream()
            .filter(step -> !step.getValue().contains(COMPATIBLE))
            .map(Map.Entry::getKey)
            .toList();
    if (!incompatible.isEmpty()) {
      throw new StartupRefusal(
          "the database is ahead of this version by %s, with which it cannot work: run the newer"
                  .formatted(String.join(", ", incompatible))
              + " version, or roll back with it (`db rollback`)");
    }
  }
}
