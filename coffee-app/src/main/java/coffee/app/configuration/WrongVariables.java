package coffee.app.configuration;

import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a configuration, all of it, by the variables of the environment that are to
 * blame: those without which a complaint is gone.
 */
final class WrongVariables {

  /** What the constraints of a class say, behind the place in the file. */
  private static final Pattern CONSTRAINT = Pattern.compile("\\S+ (must .+)");

  private final Reading reading;

  /** Reads a configuration, and may refuse it. */
  interface Reading {
    void from(EnvironmentSource source) throws IOException, ConfigurationException;
  }

  WrongVariables(Reading reading) {
    this.reading = reading;
  }

  /** All that is wrong, in one line; the failure is what came of the first reading. */
  StartupRefusal in(EnvironmentSource source, Collection<String> variables, Exception failure)
      throws IOException {
    Set<String> found = new LinkedHashSet<>();
    List<String> suspects = new ArrayList<>(variables);
    EnvironmentSource rest = source;
    Set<String> complaints = complaints(rest);
    while (!complaints.isEmpty()) {
      Optional<String> wrong = wrong(rest, suspects, complaints);
      if (wrong.isEmpty()) {
        found.addAll(complaints); // the file itself is to blame
        break;
      }
      rest = rest.without(wrong.get());
      suspects.remove(wrong.get());
      Set<String> others = complaints(rest);
      complaints.removeAll(others);
      complaints.forEach(complaint -> found.add(blame(wrong.get(), complaint)));
      complaints = others;
    }
    return new StartupRefusal(String.join("; ", found), failure);
  }

  private Optional<String> wrong(
      EnvironmentSource source, List<String> suspects, Set<String> complaints) throws IOException {
    for (String suspect : suspects) {
      if (!complaints(source.without(suspect)).containsAll(complaints)) {
        return Optional.of(suspect);
      }
    }
    return Optional.empty();
  }

  private Set<String> complaints(EnvironmentSource source) throws IOException {
    try {
      reading.from(source);
      return Set.of();
    } catch (StartupRefusal refusal) {
      return new LinkedHashSet<>(List.of(refusal.getMessage()));
    } catch (ConfigurationException failure) {
      return StartupRefusal.in(failure)
          .<Set<String>>map(refusal -> new LinkedHashSet<>(List.of(refusal.getMessage())))
          .orElseGet(() -> new LinkedHashSet<>(failure.getErrors()));
    }
  }

  private static String blame(String variable, String complaint) {
    return complaint.contains(variable) ? complaint : variable + " " + inOurWords(complaint);
  }

  private static String inOurWords(String complaint) {
    if (complaint.matches("(?s).*expected: (int|long)\\b.*")) {
      return "must be a whole number";
    }
    if (complaint.contains("expected: double")) {
      return "must be a number";
    }
    if (complaint.contains("expected: boolean")) {
      return "must be true or false";
    }
    if (complaint.contains("Invalid duration")) {
      return "must be a time like 60s";
    }
    Matcher constraint = CONSTRAINT.matcher(complaint);
    return constraint.matches() ? constraint.group(1) : "cannot be used: " + complaint;
  }
}
