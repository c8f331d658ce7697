package coffee.persistence.heartrate;

import java.util.Optional;
import java.util.Random;

/** Hours as devices record them, and hostile ones. */
final class RandomHours {

  private static final int SHAPES = 8;

  private RandomHours() {}

  /** The hour of a seed: exact, jittered, in milliseconds, with gaps, or hostile. */
  static HourReadings of(int seed) {
    return ofAtMost(seed, 4_000);
  }

  /** The same, with a bound on the number of readings. */
  static HourReadings ofAtMost(int seed, int maxSize) {
    Random random = new Random(seed);
    int shape = seed % SHAPES;
    HourReadings readings = new HourReadings(0);
    int bpm = 40 + random.nextInt(100);
    int context = 1 + random.nextInt(9);
    int key = HourReadings.key(random.nextInt(10_000), random.nextInt(3));
    while (readings.size() < maxSize && HourReadings.key(HourKey.LENGTH_MS, 0) > key) {
      bpm = nextBpm(random, shape, bpm);
      if (random.nextInt(shape == 7 ? 2 : 100) == 0) {
        context = 1 + random.nextInt(9);
      }
      readings.append(key, bpm, context, importId(random, shape), texts(random, shape));
      key = nextKey(random, shape, key);
    }
    return readings;
  }

  private static int nextBpm(Random random, int shape, int bpm) {
    return shape >= 6
        ? 1 + random.nextInt(254)
        : Math.max(1, Math.min(254, bpm + random.nextInt(7) - 3));
  }

  private static int nextKey(Random random, int shape, int key) {
    int source = key & 0xff;
    int offset = key >>> 8;
    return switch (shape) {
      case 0 -> HourReadings.key(offset + 5_000, source);
      case 1 -> HourReadings.key(offset + 1_000 * (1 + random.nextInt(15)), source);
      case 2 -> HourReadings.key(offset + 4_000 + random.nextInt(2_000), source);
      case 3 -> HourReadings.key(offset + (random.nextInt(50) == 0 ? 600_000 : 1_000), source);
      case 4 -> HourReadings.key(offset + 300_000, source);
      case 5 -> HourReadings.key(offset + 1_000, random.nextInt(3));
      case 6 -> key + 1;
      default -> key + 1 + random.nextInt(2_000_000);
    };
  }

  private static long importId(Random random, int shape) {
    return shape == 7 ? random.nextLong() >>> random.nextInt(63) >>> 1 : shape / 2;
  }

  private static ReadingTexts texts(Random random, int shape) {
    if (shape != 7 || random.nextBoolean()) {
      return ReadingTexts.NONE;
    }
    Optional<String> label =
        random.nextBoolean() ? Optional.of("läuft " + random.nextInt(3)) : Optional.empty();
    return random.nextBoolean()
        ? new ReadingTexts(label, Optional.of("☕".repeat(random.nextInt(30))))
        : new ReadingTexts(label.or(() -> Optional.of("")), Optional.empty());
  }
}
