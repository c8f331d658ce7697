package coffee.devices.activity;

import coffee.devices.Content;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.SourceNames;
import coffee.devices.xml.XmlElementReader;
import coffee.devices.xml.XmlElementReader.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The devices that recorded the activities of a TCX file: {@code <Creator><Name>} of each.
 *
 * @param byActivity the source of each activity, in their order
 * @param unnamed the source of the others
 */
record TcxDevices(List<String> byActivity, String unnamed) {

  static final String ACTIVITY = "Activity";

  private static final String CREATOR = "Creator";
  private static final String NAME = "Name";

  /** Services write one activity to a file; watches of long ago a few dozens. */
  private static final int MAX_ACTIVITIES = 10_000;

  /** Copies the list. */
  TcxDevices {
    byActivity = List.copyOf(byActivity);
  }

  /** Reads the file up to its end, or to where it is damaged: reading the points reports that. */
  static TcxDevices scan(Content content, String unnamed) throws IOException {
    List<String> found = new ArrayList<>();
    try (XmlElementReader elements = new XmlElementReader(content)) {
      for (Event event = elements.next(); event != Event.FINISHED; event = elements.next()) {
        if (event != Event.START) {
          continue;
        }
        if (elements.name().equals(ACTIVITY) && found.size() < MAX_ACTIVITIES) {
          found.add(unnamed);
        } else if (elements.name().equals(CREATOR) && !found.isEmpty()) {
          found.set(found.size() - 1, name(elements, unnamed));
        }
      }
    } catch (UnreadableFileException damaged) {
      return new TcxDevices(found, unnamed);
    }
    return new TcxDevices(found, unnamed);
  }

  /** Reads to the end of a creator. */
  private static String name(XmlElementReader elements, String unnamed) throws IOException {
    String name = "";
    for (Event event = elements.next(); event == Event.START; event = elements.next()) {
      if (elements.name().equals(NAME)) {
        name = elements.text();
      } else {
        elements.skip();
      }
    }
    return name.isBlank() ? unnamed : SourceNames.toSourceName(name);
  }

  /**
   * The source of an activity.
   *
   * @param number its number, from 1; 0 before the first
   */
  String source(int number) {
    return number > 0 && number <= byActivity.size() ? byActivity.get(number - 1) : unnamed;
  }
}
