package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import java.time.Instant;

/** Converts readings of the domain to and from those of an hour. */
final class StoredReading {

  private StoredReading() {}

  /**
   * A reading of an hour.
   *
   * @param source name of its source
   */
  static LoggedReading of(Hour hour, int index, String source) {
    HourReadings readings = hour.readings();
    long epochMs = hour.key().startMs() + readings.offsetMs(index);
    Kind kind = ContextCode.kind(readings.context(index));
    ReadingTexts texts = readings.texts(index);
    Reading reading =
        new Reading(
            Instant.ofEpochMilli(epochMs),
            new HeartRate(readings.bpm(index)),
            texts
                .label()
                .map(label -> new ReadingContext(kind, label))
                .orElseGet(() -> ReadingContext.of(kind)),
            texts.notes(),
            source);
    return new LoggedReading(new ReadingKey(epochMs, readings.source(index)).id(), reading);
  }

  /**
   * Appends a reading to those of its hour.
   *
   * @param key its key within the hour
   * @param importId the import that stores it; 0 for none
   */
  static void append(HourReadings readings, int key, Reading reading, long importId) {
    readings.append(
        key,
        reading.heartRate().bpm(),
        ContextCode.of(reading.context().kind()),
        importId,
        ReadingTexts.of(reading));
  }
}
