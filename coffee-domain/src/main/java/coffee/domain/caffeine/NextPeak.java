package coffee.domain.caffeine;

import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * When a rising level stops rising.
 *
 * <p>Between two sips (first ones or last ones) the growth is {@code a exp(-ka t) + b exp(-ke t)},
 * which changes its sign at most once: so the first such stretch at whose end the level does not
 * rise holds the peak.
 */
final class NextPeak {

  private final Superposition level;

  NextPeak(Superposition level) {
    this.level = level;
  }

  /** Empty if the level does not rise just after the moment. */
  OptionalLong after(long at) {
    long start = at + 1; // a cup that is begun right now raises the level from the next moment on
    if (!rising(start)) {
      return OptionalLong.empty();
    }
    for (long sip : sipsAfter(start)) {
      if (!rising(sip)) {
        return OptionalLong.of(Crossing.end(start, sip, this::rising));
      }
      start = sip;
    }
    long settled = level.settledFrom(start);
    return OptionalLong.of(rising(settled) ? settled : Crossing.end(start, settled, this::rising));
  }

  private boolean rising(long at) {
    return level.growth(at) > 0;
  }

  private long[] sipsAfter(long at) {
    return IntStream.range(0, level.size())
        .mapToObj(dose -> LongStream.of(level.takenAt(dose), level.finishedAt(dose)))
        .flatMapToLong(sips -> sips)
        .filter(sip -> sip > at)
        .sorted()
        .toArray();
  }
}
