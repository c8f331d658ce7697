package coffee.domain.experiment;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far an experiment is. */
public enum ExperimentState {
  /** Planned; everything can be changed. */
  DRAFT,
  /** Started; nothing can be changed. */
  RUNNING,
  /** The days of the last block are over. */
  COMPLETED,
  /** Ended by the person before. */
  STOPPED_EARLY,
  /** The days of the last block are over, but too few blocks are usable. */
  ABANDONED;

  /** The word used in responses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a word; empty for any other text. */
  public static Optional<ExperimentState> ofWord(String word) {
    return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
  }

  /** Whether it was started and is over. */
  public boolean isOver() {
    return this != DRAFT && this != RUNNING;
  }
}
