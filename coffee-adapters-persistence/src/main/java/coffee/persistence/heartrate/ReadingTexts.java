package coffee.persistence.heartrate;

import coffee.domain.heartrate.Reading;
import java.util.Optional;

/**
 * The free texts of a reading.
 *
 * @param label the label of an unknown context, if it differs from the word for it
 * @param notes notes
 */
record ReadingTexts(Optional<String> label, Optional<String> notes) {

  static final ReadingTexts NONE = new ReadingTexts(Optional.empty(), Optional.empty());

  static ReadingTexts of(Reading reading) {
    Optional<String> label = ContextCode.customLabel(reading.context());
    return label.isEmpty() && reading.notes().isEmpty()
        ? NONE
        : new ReadingTexts(label, reading.notes());
  }

  boolean isEmpty() {
    return label.isEmpty() && notes.isEmpty();
  }
}
