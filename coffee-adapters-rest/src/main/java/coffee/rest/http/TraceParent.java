package coffee.rest.http;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace context of a request (W3C Trace Context).
 *
 * @param header the header to propagate
 * @param traceId id of the trace: 32 hexadecimal digits
 */
record TraceParent(String header, String traceId) {

  /** Later versions may append fields after another dash. */
  private static final Pattern VALID =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.{0,64})?");

  private static final String FIRST_VERSION = "00-";
  private static final int FIRST_VERSION_LENGTH = 55;

  /** The client's trace context; empty if absent or malformed. */
  static Optional<TraceParent> parse(String header) {
    Matcher valid = VALID.matcher(header);
    boolean isSound =
        valid.matches()
            && (!header.startsWith(FIRST_VERSION) || header.length() == FIRST_VERSION_LENGTH);
    return isSound ? Optional.of(new TraceParent(header, valid.group(1))) : Optional.empty();
  }

  /** Starts a new trace that is not recorded. */
  static TraceParent startNew() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    String trace = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
    String span = hex.toHexDigits(random.nextLong() | 1); // all zeros would be invalid
    return new TraceParent(FIRST_VERSION + trace + "-" + span + "-00", trace);
  }
}
