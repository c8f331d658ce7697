package coffee.domain.correlation.result;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A dose, merged with those of the next 15 minutes, and the heart rate around it (METHOD 2).
 *
 * @param startedAt time of its first dose, as logged
 * @param caffeineMg total caffeine in mg
 * @param cups number of doses, 1 or more
 * @param baselineBpm mean of the bins in the hour before; empty if there are too few
 * @param afterBpm mean of the bins of the response window; empty if there are too few
 * @param readings valid readings in the response window
 * @param window length of the response window after the first sip: as requested, or shortened by
 *     the next dose
 * @param exclusion why it was excluded; empty if it was used
 */
public record Episode(
    Instant startedAt,
    double caffeineMg,
    int cups,
    OptionalDouble baselineBpm,
    OptionalDouble afterBpm,
    int readings,
    Duration window,
    Optional<Exclusion> exclusion) {

  /** Why an episode cannot be used. */
  public enum Exclusion {
    /** Another dose in the hour before is not part of this episode. */
    CUP_IN_THE_HOUR_BEFORE,
    /** Fewer than three usable bins in the hour before; none for sparse data. */
    TOO_FEW_BEFORE,
    /** Fewer than three usable bins in the response window; none for sparse data. */
    TOO_FEW_AFTER
  }

  /** Heart rate after minus before, in bpm; empty unless both are known. */
  public OptionalDouble increaseBpm() {
    return baselineBpm.isPresent() && afterBpm.isPresent()
        ? OptionalDouble.of(afterBpm.getAsDouble() - baselineBpm.getAsDouble())
        : OptionalDouble.empty();
  }
}
