package coffee.devices.apple;

import coffee.devices.json.JsonItemReader;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Parses the JSON of Health Auto Export.
 *
 * @param items the file, not started yet
 * @param visitor receives the contents; leaves the parser at the end of each element
 */
record AutoExportParser(JsonItemReader items, Visitor visitor) {

  /** Receives the contents in file order. */
  interface Visitor {

    /**
     * A field of a metric other than its data.
     *
     * @param metric the number of the metric, from 0
     */
    void field(int metric, String name, JsonParser parser) throws IOException;

    /**
     * An item of a metric's data.
     *
     * @param metric the number of the metric, from 0
     */
    void item(int metric, JsonItemReader items) throws IOException;

    /**
     * An item of a list within a workout.
     *
     * @param list the name of the list
     */
    void workoutItem(String list, JsonItemReader items) throws IOException;

    /**
     * A completely read workout.
     *
     * @param start start time as written; empty if missing
     * @param end end time as written; empty if missing
     */
    void workout(String start, String end);

    /**
     * Any other item.
     *
     * @param kind the name of its list
     */
    void other(String kind);
  }

  void run() throws IOException {
    while (items.next()) {
      if (parser().currentToken() == JsonToken.START_OBJECT) {
        readRoot();
      }
    }
  }

  private void readRoot() throws IOException {
    for (String name = parser().nextFieldName(); name != null; name = parser().nextFieldName()) {
      if (parser().nextToken() == JsonToken.START_OBJECT && name.equals("data")) {
        readData();
      } else {
        parser().skipChildren();
      }
    }
  }

  private void readData() throws IOException {
    for (String name = parser().nextFieldName(); name != null; name = parser().nextFieldName()) {
      if (parser().nextToken() != JsonToken.START_ARRAY) {
        parser().skipChildren();
        continue;
      }
      for (int i = 0; parser().nextToken() != JsonToken.END_ARRAY; i++) {
        readItem(name, i);
      }
    }
  }

  private void readItem(String list, int number) throws IOException {
    boolean isObject = parser().currentToken() == JsonToken.START_OBJECT;
    if (isObject && list.equals("metrics")) {
      readMetric(number);
      return;
    }
    visitor.other(list);
    if (isObject && list.equals("workouts")) {
      readWorkout();
    } else {
      parser().skipChildren();
    }
  }

  private void readMetric(int number) throws IOException {
    for (String name = parser().nextFieldName(); name != null; name = parser().nextFieldName()) {
      if (parser().nextToken() == JsonToken.START_ARRAY && name.equals("data")) {
        while (parser().nextToken() != JsonToken.END_ARRAY) {
          items.markRowStart();
          visitor.item(number, items);
        }
      } else {
        visitor.field(number, name, parser());
      }
    }
  }

  private void readWorkout() throws IOException {
    String start = "";
    String end = "";
    for (String name = parser().nextFieldName(); name != null; name = parser().nextFieldName()) {
      JsonToken token = parser().nextToken();
      if (token == JsonToken.START_ARRAY) {
        while (parser().nextToken() != JsonToken.END_ARRAY) {
          items.markRowStart();
          visitor.workoutItem(name, items);
        }
      } else if (token == JsonToken.VALUE_STRING && name.equals("start")) {
        start = parser().getText();
      } else if (token == JsonToken.VALUE_STRING && name.equals("end")) {
        end = parser().getText();
      } else {
        parser().skipChildren();
      }
    }
    visitor.workout(start, end);
  }

  private JsonParser parser() {
    return items.parser();
  }
}
