package coffee.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Turns wall-clock readings into instants, deciding what the clock changes leave open. */
public final class LocalMoment {

  private LocalMoment() {}

  /**
   * The instant at which a clock on the wall showed this.
   *
   * @return where the clocks went back and showed it twice: the earlier instant
   * @throws DomainException {@code no_such_local_time} if the clocks went forward over it
   */
  public static Instant resolve(LocalDateTime shown, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
    if (offsets.isEmpty()) {
      throw DomainException.invalid(
          "no_such_local_time",
          "%s does not exist in %s: the clocks skip it".formatted(shown, zone));
    }
    return shown.toInstant(offsets.get(0));
  }
}
