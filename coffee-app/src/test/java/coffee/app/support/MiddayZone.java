package coffee.app.support;

import java.time.Instant;
import java.time.ZoneOffset;

/** Finds a time zone whose day does not end during a test. */
public final class MiddayZone {

  private static final int HOUR = 12;

  private MiddayZone() {}

  /** The name of a zone where it is about noon. */
  public static String zone() {
    int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
    return "Etc/GMT%+d".formatted(hour - HOUR); // whose sign is the other way round
  }
}
