package coffee.app.configuration;

import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the environment variables that make a configuration invalid. Parsing stops at the first
 * mistake, so it is repeated with different variables left at their defaults. Mistakes in the file
 * itself, and variables that are wrong only in combination, are reported as parsed.
 */
final class EnvironmentErrors {

  /** The constraint violations of a class, after the place in the file. */
  private static final Pattern CONSTRAINT = Pattern.compile("\\S+ (must .+)");

  private final Reading reading;

  /** Parses a configuration, and may refuse it. */
  interface Reading {
    void from(EnvironmentSubstitution source) throws IOException, ConfigurationException;
  }

  EnvironmentErrors(Reading reading) {
    this.reading = reading;
  }

  /**
   * All mistakes in one line.
   *
   * @param variables variables with a default that are set to something else
   * @param failure failure of the first attempt
   * @return empty if no variable causes it
   */
  Optional<OperatorException> find(
      EnvironmentSubstitution source, Set<String> variables, Exception failure) throws IOException {
    Set<String> suspects = new LinkedHashSet<>();
    for (String variable : variables) {
      if (!errors(source.without(others(variables, variable))).isEmpty()) {
        suspects.add(variable);
      }
    }
    boolean areOthersRight = errors(source.without(suspects)).isEmpty();
    Map<String, Set<String>> blamed =
        errorsByVariable(source, suspects, areOthersRight ? suspects : variables);
    if (blamed.isEmpty()) {
      return Optional.empty();
    }
    Set<String> found = new LinkedHashSet<>();
    blamed.forEach((variable, own) -> own.forEach(it -> found.add(describe(variable, it))));
    found.addAll(errors(source.without(blamed.keySet())));
    return Optional.of(new OperatorException(String.join("; ", found), failure));
  }

  /**
   * A variable may be invalid alone but valid in combination, so each is tried together with those
   * known to be valid, as long as these are valid themselves.
   */
  private Map<String, Set<String>> errorsByVariable(
      EnvironmentSubstitution source, Set<String> suspects, Set<String> leftOut)
      throws IOException {
    Set<String> ofNobody = errors(source.without(leftOut));
    Map<String, Set<String>> blamed = new LinkedHashMap<>();
    for (String suspect : suspects) {
      Set<String> own = new LinkedHashSet<>(errors(source.without(others(leftOut, suspect))));
      own.removeAll(ofNobody);
      if (!own.isEmpty()) {
        blamed.put(suspect, own);
      }
    }
    return blamed;
  }

  private static Set<String> others(Set<String> variables, String one) {
    return variables.stream().filter(it -> !it.equals(one)).collect(Collectors.toSet());
  }

  private Set<String> errors(EnvironmentSubstitution source) throws IOException {
    try {
      reading.from(source);
      return Set.of();
    } catch (OperatorException refusal) {
      return Set.of(refusal.getMessage());
    } catch (ConfigurationException failure) {
      return OperatorException.find(failure)
          .map(refusal -> Set.of(refusal.getMessage()))
          .orElseGet(() -> oneLineEach(failure));
    }
  }

  private static Set<String> oneLineEach(ConfigurationException failure) {
    return failure.getErrors().stream()
        .map(error -> error.replaceAll("\\s+", " "))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String describe(String variable, String complaint) {
    boolean isNamed = List.of(complaint.split("\\W+")).contains(variable);
    return isNamed ? complaint : variable + " " + plainMessage(complaint);
  }

  private static String plainMessage(String complaint) {
    if (complaint.matches(".*expected: (int|long)\\b.*")) {
      return "must be a whole number";
    }
    if (complaint.contains("expected: double")) {
      return "must be a number";
    }
    if (complaint.contains("expected: boolean")) {
      return "must be true or false";
    }
    if (complaint.contains("Invalid duration")) {
      return "must be a duration such as 60s";
    }
    Matcher constraint = CONSTRAINT.matcher(complaint);
    return constraint.matches() ? constraint.group(1) : "is invalid: " + complaint;
  }
}
