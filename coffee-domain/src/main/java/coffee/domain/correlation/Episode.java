package coffee.domain.correlation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A coffee, with those of the next quarter of an hour, and the heart rate around it (METHOD 2).
 *
 * @param startedAt when its first cup was taken, as logged
 * @param caffeineMg of its cups together, in mg
 * @param cups how many there are, 1 or more
 * @param baselineBpm mean of the bins of the hour before; empty if there are too few
 * @param afterBpm mean of the bins of the response window; empty if there are too few
 * @param readings valid readings in the response window
 * @param window length of the response window after the first sip: as asked for, or cut short by
 *     the next cup
 * @param excluded why it was not used; empty if it was
 */
public record Episode(
    Instant startedAt,
    double caffeineMg,
    int cups,
    OptionalDouble baselineBpm,
    OptionalDouble afterBpm,
    int readings,
    Duration window,
    Optional<Exclusion> excluded) {

  /** Why an episode says nothing about the response. */
  public enum Exclusion {
    /** Another cup came in the hour before, and is not part of this episode. */
    CUP_IN_THE_HOUR_BEFORE,
    /** Fewer than three bins of the hour before are usable; of sparse entries none. */
    TOO_FEW_BEFORE,
    /** Fewer than three bins of the response window are usable; of sparse entries none. */
    TOO_FEW_AFTER
  }

  /** Heart rate after less before, in bpm; empty unless both are known. */
  public OptionalDouble increaseBpm() {
    return baselineBpm.isPresent() && afterBpm.isPresent()
        ? OptionalDouble.of(afterBpm.getAsDouble() - baselineBpm.getAsDouble())
        : OptionalDouble.empty();
  }
}
