package coffee.domain.experiment;

import java.util.Optional;
import java.util.stream.Stream;

/** What the coin changes between the two days of a block. */
public enum Design {
  /** Caffeine at the cup time on one day, at least 3 h 15 min later on the other. */
  DELAY("delay"),
  /** Caffeine at the cup time on one day, none on the other. */
  DAY_OFF("day_off"),
  /** The same drink on both days, with caffeine on one, from portions that a helper prepared. */
  DECAF_BLINDED("decaf_blinded");

  private final String word;

  Design(String word) {
    this.word = word;
  }

  /** The word used in requests and responses. */
  public String word() {
    return word;
  }

  /** The design of a word; empty for any other text. */
  public static Optional<Design> ofWord(String word) {
    return Stream.of(values()).filter(design -> design.word.equals(word)).findFirst();
  }
}
