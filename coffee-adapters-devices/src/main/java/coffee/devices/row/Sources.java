package coffee.devices.row;

import coffee.domain.heartrate.Reading;

/** Names of devices and apps, as they can name a source. */
public final class Sources {

  private static final String NAMELESS = "unknown";

  private Sources() {}

  /**
   * The name without its invisible characters, and cut to what a source can have. Apple puts
   * unbreakable blanks into "Apple Watch".
   */
  public static String named(String name) {
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
