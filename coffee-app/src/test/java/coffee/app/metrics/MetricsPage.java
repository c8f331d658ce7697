package coffee.app.metrics;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a page in Prometheus' text format. */
public record MetricsPage(List<Sample> samples) {

  private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

  /** A sample on the page. */
  public record Sample(String name, Map<String, String> labels, double value) {}

  /** Parses a page. */
  public static MetricsPage read(String text) {
    return new MetricsPage(
        text.lines().filter(line -> !line.startsWith("#")).map(MetricsPage::sample).toList());
  }

  private static Sample sample(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(line);
    }
    Map<String, String> labels = new HashMap<>();
    if (parts.group(2) != null) {
      LABEL.matcher(parts.group(2)).results().forEach(it -> labels.put(it.group(1), it.group(2)));
    }
    String value = parts.group(3).replace("+Inf", "Infinity").replace("-Inf", "-Infinity");
    return new Sample(parts.group(1), labels, Double.parseDouble(value));
  }

  /** All names. */
  public Set<String> names() {
    return samples.stream().map(Sample::name).collect(toUnmodifiableSet());
  }

  /** The value of a sample. */
  public OptionalDouble value(String name, Map<String, String> labels) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name) && sample.labels().equals(labels))
        .mapToDouble(Sample::value)
        .findFirst();
  }

  /** The values of a label. */
  public List<String> values(String name, String label) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name))
        .map(sample -> sample.labels().get(label))
        .distinct()
        .toList();
  }
}
