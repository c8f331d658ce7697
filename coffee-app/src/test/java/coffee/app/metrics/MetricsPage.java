package coffee.app.metrics;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in Prometheus' text format, read as Prometheus would. */
public record MetricsPage(List<Sample> samples) {

  private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

  /** One number on the page. */
  public record Sample(String name, Map<String, String> labels, double value) {}

  /** Reads a page. */
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

  /** Every name. */
  public Set<String> names() {
    return samples.stream().map(Sample::name).collect(toUnmodifiableSet());
  }

  /** What the page says of this. */
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
