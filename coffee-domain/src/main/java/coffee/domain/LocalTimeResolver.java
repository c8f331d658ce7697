package coffee.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Converts local times to instants, resolving ambiguities at clock changes. */
public final class LocalTimeResolver {

  private LocalTimeResolver() {}

  /**
   * The instant of a local time in a zone.
   *
   * @return the earlier instant if the local time occurs twice
   * @throws DomainException {@code no_such_local_time} if a clock change skips it
   */
  public static Instant resolve(LocalDateTime shown, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
    if (offsets.isEmpty()) {
      throw DomainException.invalid(
          "no_such_local_time",
          "%s does not exist in %s (skipped by a clock change)".formatted(shown, zone));
    }
    return shown.toInstant(offsets.get(0));
  }
}
