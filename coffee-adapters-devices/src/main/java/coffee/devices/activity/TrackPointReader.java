package coffee.devices.activity;

import coffee.devices.Content;
import coffee.devices.ReaderSettings;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.devices.xml.XmlElementReader;
import coffee.devices.xml.XmlElementReader.Event;
import coffee.domain.DomainException;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.util.Set;

/**
 * Reads the points of a recorded track. All of them are labelled as exercise.
 *
 * @param source the source of the readings
 * @param points names of point elements
 * @param time name of the time element; UTC unless it has an offset
 * @param heartRates names of elements with a heart rate, directly or in a child element
 */
record TrackPointReader(String source, Set<String> points, String time, Set<String> heartRates) {

  private static final ReadingContext EXERCISE = ReadingContext.of(ReadingContext.Kind.EXERCISE);
  private static final String NONE = "point_without_heart_rate";

  void read(Content content, ReaderSettings terms, RowHandler entries) throws IOException {
    RowCollector handover = new RowCollector(terms, entries);
    try (XmlElementReader elements = new XmlElementReader(content)) {
      for (Event event = elements.next(); event != Event.FINISHED; event = elements.next()) {
        if (event == Event.START && points.contains(elements.name())) {
          SourcePosition place = elements.position();
          hand(handover, place, point(elements));
        }
      }
    }
  }

  private void hand(RowCollector handover, SourcePosition place, Point point) {
    if (point.bpm().isEmpty()) {
      handover.skip(NONE);
      return;
    }
    handover.reading(
        place,
        () -> "%s %s".formatted(point.time(), point.bpm()),
        () -> {
          if (point.time().isEmpty()) {
            throw DomainException.invalid("required", "the point has a heart rate but no time");
          }
          return handover.readingWithContext(
              handover.timestamps().parseUtc(point.time()),
              NumberParser.parse("heart rate", point.bpm()),
              EXERCISE,
              source);
        });
  }

  /** Reads to the end of the point. */
  private Point point(XmlElementReader elements) throws IOException {
    Point point = new Point("", "");
    int depth = 1;
    while (depth > 0) {
      Event event = elements.next();
      if (event != Event.START) {
        depth--;
      } else if (depth == 1 && elements.name().equals(time)) {
        point = new Point(elements.text(), point.bpm());
      } else if (heartRates.contains(elements.name())) {
        point = new Point(point.time(), elements.text());
      } else {
        depth++;
      }
    }
    return point;
  }

  private record Point(String time, String bpm) {}
}
