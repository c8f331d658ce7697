package coffee.devices.row;

import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words that Oura calls the source of a heart rate. They say what the wearer was doing, not
 * what measured it.
 */
public final class OuraLabels {

  private static final Set<String> LABELS =
      Set.of("awake", "live", "rest", "session", "sleep", "workout");
  private static final Map<String, Kind> KINDS =
      Map.of("rest", Kind.RESTING, "sleep", Kind.SLEEPING, "workout", Kind.EXERCISE);

  private OuraLabels() {}

  public static boolean isLabel(String word) {
    return LABELS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** The context that a label stands for; unknown for other words. */
  public static ReadingContext toContext(CharSequence label) {
    return ReadingContext.of(
        KINDS.getOrDefault(label.toString().toLowerCase(Locale.ROOT), Kind.UNKNOWN));
  }
}
