package coffee.domain.imports;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What the sender of a file says about its content.
 *
 * @param zone the zone of times without an offset
 * @param subject whose rows are read if the file contains those of several people
 */
public record FileSettings(ZoneId zone, Optional<Subject> subject) {

  /** The settings of a file of one person. */
  public static FileSettings in(ZoneId zone) {
    return new FileSettings(zone, Optional.empty());
  }
}
