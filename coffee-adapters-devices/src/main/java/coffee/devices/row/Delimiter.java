package coffee.devices.row;

/** Detects the delimiter of a CSV file. */
final class Delimiter {

  private static final String KNOWN = ",;\t";

  private Delimiter() {}

  /** The most frequent delimiter in the first line that is not blank; a comma if it has none. */
  static char detect(String text) {
    int[] seen = new int[KNOWN.length()];
    int mostSeen = 0;
    int start = 0;
    while (start < text.length() && text.charAt(start) <= ' ') {
      start++;
    }
    for (int i = start; i < text.length() && text.charAt(i) != '\n'; i++) {
      int kind = KNOWN.indexOf(text.charAt(i));
      if (kind >= 0) {
        seen[kind]++;
        mostSeen = seen[kind] > seen[mostSeen] ? kind : mostSeen;
      }
    }
    return KNOWN.charAt(mostSeen);
  }
}
