package coffee.devices.row;

import coffee.domain.heartrate.Reading;

/** Normalizes names of devices and apps to valid source names. */
public final class SourceNames {

  private static final String NAMELESS = "unknown";

  private SourceNames() {}

  /**
   * The name without invisible characters, truncated to the maximum length. Apple puts non-breaking
   * spaces into "Apple Watch".
   */
  public static String toSourceName(String name) {
    String plain =
        name.replaceAll("[\\p{Z}\\p{Cntrl}]+", " ").replaceAll("[\\p{Cf}\\p{Cs}]", "").strip();
    if (plain.isEmpty()) {
      return NAMELESS;
    }
    int characters = plain.codePointCount(0, plain.length());
    return characters <= Reading.MAX_SOURCE_LENGTH
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, Reading.MAX_SOURCE_LENGTH));
  }
}
