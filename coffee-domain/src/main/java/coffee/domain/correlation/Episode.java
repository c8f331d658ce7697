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
    CUP_IN_THE_HOUR_BEFORE("another cup in the hour before"),
    TOO_FEW_BEFORE("too few usable heart rates in the hour before"),
    TOO_FEW_AFTER("too few usable heart rates after it");

    private final String sentence;

    Exclusion(String sentence) {
      this.sentence = sentence;
    }

    /** The reason for a person. */
    public String sentence() {
      return sentence;
    }
  }

  /** Heart rate after less before, in bpm; empty unless both are known. */
  public OptionalDouble increaseBpm() {
    return baselineBpm.isPresent() && afterBpm.isPresent()
        ? OptionalDouble.of(afterBpm.getAsDouble() - baselineBpm.getAsDouble())
        : OptionalDouble.empty();
  }
}
