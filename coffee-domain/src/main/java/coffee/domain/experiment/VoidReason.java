package coffee.domain.experiment;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a day does not count. */
public enum VoidReason {
  ILLNESS,
  /** Travel across time zones that differ by more than two hours. */
  TRAVEL;

  /** The word used in requests and responses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason of a word; empty for any other text. */
  public static Optional<VoidReason> ofWord(String word) {
    return Stream.of(values()).filter(reason -> reason.word().equals(word)).findFirst();
  }
}
