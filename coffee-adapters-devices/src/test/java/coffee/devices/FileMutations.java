package coffee.devices;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Mutates files as transfers, editors and attackers do; deterministic by seed. */
public final class FileMutations {

  private static final List<byte[]> SURPRISES =
      List.of(
              "\"",
              "'",
              "{",
              "}",
              "[",
              "]",
              "<",
              ">",
              "&",
              "]>",
              "<!DOCTYPE x [",
              "&a;",
              "\\u0000",
              "\0",
              "\n",
              "\r",
              "\t",
              ",",
              ";",
              "-",
              "9".repeat(400),
              "1e999",
              "NaN",
              "null",
              "-0",
              "\uFEFF",
              "\uD83D\uDE00",
              "99999-99-99T99:99:99Z",
              "0000-01-01T00:00:00+18:00",
              "\\",
              "\\.",
              "\u001F\u008B",
              "PK\u0003\u0004")
          .stream()
          .map(TestReader::bytes)
          .toList();

  /** What overflows one type or another. */
  private static final List<byte[]> NUMBERS =
      List.of(
              "0",
              "-1",
              "0.5",
              "1e18",
              "1e300",
              "-1e300",
              "1e-300",
              "2147483648",
              "9223372036854775807",
              "-9223372036854775808",
              "99999999999999999999")
          .stream()
          .map(TestReader::bytes)
          .toList();

  private FileMutations() {}

  /** A mutant, always the same for the same seed. */
  public static byte[] of(byte[] file, long seed) {
    Random random = new Random(seed);
    byte[] mutant = file.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      mutant = mutateOnce(mutant, random);
    }
    return mutant;
  }

  private static byte[] mutateOnce(byte[] file, Random random) {
    if (file.length == 0) {
      return SURPRISES.get(random.nextInt(SURPRISES.size()));
    }
    int at = random.nextInt(file.length);
    int length = Math.min(file.length - at, 1 + random.nextInt(40));
    byte[] piece = Arrays.copyOfRange(file, at, at + length);
    return switch (random.nextInt(8)) {
      case 0 -> flipped(file, at, 1 << random.nextInt(8));
      case 1 -> flipped(file, at, random.nextInt(256));
      case 2 -> replaced(file, at, length, new byte[0]);
      case 3 -> replaced(file, random.nextInt(file.length), 0, piece);
      case 4 -> replaced(file, at, 0, SURPRISES.get(random.nextInt(SURPRISES.size())));
      case 5 -> replaced(file, at, length, SURPRISES.get(random.nextInt(SURPRISES.size())));
      case 6 -> renumbered(file, at, NUMBERS.get(random.nextInt(NUMBERS.size())));
      default -> Arrays.copyOf(file, at);
    };
  }

  private static byte[] flipped(byte[] file, int at, int bits) {
    byte[] changed = file.clone();
    changed[at] ^= (byte) bits;
    return changed;
  }

  /** Another number for the first one from a place on. */
  private static byte[] renumbered(byte[] file, int at, byte[] by) {
    int from = at;
    while (from < file.length && !isDigit(file[from])) {
      from++;
    }
    int to = from;
    while (to < file.length && isDigit(file[to])) {
      to++;
    }
    return replaced(file, from, to - from, by);
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }

  private static byte[] replaced(byte[] file, int at, int length, byte[] by) {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.write(file, 0, at);
    changed.writeBytes(by);
    changed.write(file, at + length, file.length - at - length);
    return changed.toByteArray();
  }
}
