package coffee.rest.heartrate;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.rest.json.TimestampFormat;
import java.util.Optional;

/** A heart rate as JSON. */
record ReadingBody(
    long id, String timestamp, int bpm, String context, Optional<String> notes, String source) {

  static ReadingBody of(LoggedReading logged) {
    Reading reading = logged.reading();
    return new ReadingBody(
        logged.id(),
        TimestampFormat.format(reading.measuredAt()),
        reading.heartRate().bpm(),
        reading.context().label(),
        reading.notes(),
        reading.source());
  }
}
