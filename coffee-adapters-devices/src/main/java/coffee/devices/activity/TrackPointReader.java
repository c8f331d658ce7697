package coffee.devices.activity;

import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.devices.xml.XmlElementReader;
import coffee.devices.xml.XmlElementReader.Event;
import coffee.domain.DomainException;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the points of a recorded track. All of them are labelled as exercise; a heart rate of 0
 * means that none was measured.
 *
 * @param points names of point elements
 * @param time name of the time element; UTC unless it has an offset
 * @param heartRates names of elements with a heart rate, in lower case, directly or in a child
 *     element
 */
record TrackPointReader(Set<String> points, String time, Set<String> heartRates) {

  private static final ReadingContext EXERCISE = ReadingContext.of(ReadingContext.Kind.EXERCISE);
  private static final String NONE = "point_without_heart_rate";

  /** Whether the current element is a point. */
  boolean isPoint(XmlElementReader elements) {
    return points.contains(elements.name());
  }

  /**
   * Reads the current point to its end.
   *
   * @param source the source of its reading
   */
  void read(XmlElementReader elements, RowCollector collector, String source) throws IOException {
    SourcePosition position = elements.position();
    Point point = point(elements);
    if (point.bpm().isEmpty() || point.bpm().equals("0")) {
      collector.skip(NONE);
      return;
    }
    collector.reading(
        position,
        () -> "%s %s".formatted(point.time(), point.bpm()),
        () -> {
          if (point.time().isEmpty()) {
            throw DomainException.invalid("required", "the point has a heart rate but no time");
          }
          return collector.readingWithContext(
              collector.timestamps().parseUtc(point.time()),
              NumberParser.parse("heart rate", point.bpm()),
              EXERCISE,
              source);
        });
  }

  private Point point(XmlElementReader elements) throws IOException {
    Point point = new Point("", "");
    int depth = 1;
    while (depth > 0) {
      Event event = elements.next();
      if (event != Event.START) {
        depth--;
      } else if (depth == 1 && elements.name().equals(time)) {
        point = new Point(elements.text(), point.bpm());
      } else if (heartRates.contains(elements.name().toLowerCase(Locale.ROOT))) {
        point = new Point(point.time(), elements.text());
      } else {
        depth++;
      }
    }
    return point;
  }

  private record Point(String time, String bpm) {}
}
