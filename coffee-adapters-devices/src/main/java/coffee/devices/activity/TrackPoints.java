package coffee.devices.activity;

import coffee.devices.Content;
import coffee.devices.Terms;
import coffee.devices.row.Handover;
import coffee.devices.row.Numbers;
import coffee.devices.xml.Elements;
import coffee.devices.xml.Elements.Event;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Context;
import coffee.domain.imports.Entries;
import coffee.domain.imports.Place;
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
record TrackPoints(String source, Set<String> points, String time, Set<String> heartRates) {

  private static final Context EXERCISE = Context.of(Context.Kind.EXERCISE);
  private static final String NONE = "point_without_heart_rate";

  void read(Content content, Terms terms, Entries entries) throws IOException {
    Handover handover = new Handover(terms, entries);
    try (Elements elements = new Elements(content)) {
      for (Event event = elements.next(); event != Event.FINISHED; event = elements.next()) {
        if (event == Event.START && points.contains(elements.name())) {
          Place place = elements.place();
          hand(handover, place, point(elements));
        }
      }
    }
  }

  private void hand(Handover handover, Place place, Point point) {
    if (point.bpm().isEmpty()) {
      handover.passOver(NONE);
      return;
    }
    handover.reading(
        place,
        () -> "%s %s".formatted(point.time(), point.bpm()),
        () -> {
          if (point.time().isEmpty()) {
            throw DomainException.invalid("required", "the point has a heart rate but no time");
          }
          return handover.contextReading(
              handover.stamps().utc(point.time()),
              Numbers.parse("heart rate", point.bpm()),
              EXERCISE,
              source);
        });
  }

  /** Reads to the end of the point. */
  private Point point(Elements elements) throws IOException {
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
