package coffee.app.configuration;

import io.dropwizard.configuration.ConfigurationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the environment variables that make a configuration invalid. Parsing stops at the first
 * mistake, so that the variables of a mistake are left at their defaults, and the rest is parsed
 * again: once for each mistake. Mistakes in the file itself are reported as parsed.
 */
final class EnvironmentErrors {

  /** The place in the file, as Dropwizard reports it: of types, and at the start of constraints. */
  private static final Pattern PLACE = Pattern.compile("(?:.*? at: )?([\\w.\\[\\]-]+)[; ].*");

  /** The constraint violations of a class, after the place in the file. */
  private static final Pattern CONSTRAINT = Pattern.compile("\\S+ (must .+)");

  private final Reading reading;
  private final String file;

  /** Parses a configuration, and may refuse it. */
  interface Reading {
    void from(EnvironmentSubstitution source) throws IOException, ConfigurationException;
  }

  /** A mistake of the variables, which are in the order of the file. */
  private record Mistake(List<String> variables, String text) {}

  EnvironmentErrors(Reading reading, String file) {
    this.reading = reading;
    this.file = file;
  }

  /**
   * All mistakes in one line: first those of single variables, in the order of the file, then those
   * of several variables together, then those of the file.
   *
   * @param failure failure of the first attempt
   * @return empty if no variable causes it
   */
  Optional<OperatorException> find(EnvironmentSubstitution source, Exception failure)
      throws IOException {
    List<Mistake> found = new ArrayList<>();
    EnvironmentSubstitution rest = source;
    List<String> errors = messages(failure);
    for (List<Mistake> next = mistakes(rest, errors); !next.isEmpty(); ) {
      found.addAll(next);
      Set<String> leftOut = new HashSet<>();
      found.forEach(mistake -> leftOut.addAll(mistake.variables()));
      rest = source.without(leftOut);
      errors = errors(rest);
      next = mistakes(rest, errors);
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<String> order = List.copyOf(source.overriddenVariables(file));
    found.sort(
        Comparator.<Mistake, Boolean>comparing(mistake -> mistake.variables().size() > 1)
            .thenComparing(mistake -> order.indexOf(mistake.variables().get(0))));
    Stream<String> texts = Stream.concat(found.stream().map(Mistake::text), errors.stream());
    return Optional.of(
        new OperatorException(texts.distinct().collect(Collectors.joining("; ")), failure));
  }

  private List<String> errors(EnvironmentSubstitution source) throws IOException {
    try {
      reading.from(source);
      return List.of();
    } catch (OperatorException | ConfigurationException failure) {
      return messages(failure);
    }
  }

  private static List<String> messages(Exception failure) {
    return OperatorException.find(failure)
        .map(refusal -> List.of(String.valueOf(refusal.getMessage())))
        .orElseGet(
            () ->
                ((ConfigurationException) failure)
                    .getErrors().stream().map(error -> error.replaceAll("\\s+", " ")).toList());
  }

  /** The errors that name variables, or are at the place of some in the file. */
  private List<Mistake> mistakes(EnvironmentSubstitution source, List<String> errors)
      throws IOException {
    List<Mistake> mistakes = new ArrayList<>();
    for (String error : errors) {
      List<String> named = new ArrayList<>(source.overriddenVariables(file));
      named.retainAll(words(error));
      Matcher place = PLACE.matcher(error);
      if (!named.isEmpty()) {
        mistakes.add(new Mistake(named, error));
      } else if (place.matches()) {
        for (String variable : source.overriddenVariables(file, place.group(1))) {
          mistakes.add(new Mistake(List.of(variable), variable + " " + plainMessage(error)));
        }
      }
    }
    return mistakes;
  }

  private static List<String> words(String text) {
    return List.of(text.split("\\W+"));
  }

  private static String plainMessage(String message) {
    if (message.matches(".*expected: (int|long)\\b.*")) {
      return "must be a whole number";
    }
    if (message.contains("expected: double")) {
      return "must be a number";
    }
    if (message.contains("expected: boolean")) {
      return "must be true or false";
    }
    if (message.contains("Invalid duration")) {
      return "must be a duration such as 60s";
    }
    Matcher constraint = CONSTRAINT.matcher(message);
    return constraint.matches() ? constraint.group(1) : "is invalid: " + message;
  }
}
