package coffee.domain.imports;

import coffee.domain.intake.Intake;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The {@code clientId}s that imports give to drinks without one: they follow from the drinks. */
public final class ImportNames {

  private static final String PREFIX = "import-";

  /** Nobody has more equal drinks at one moment. */
  private static final int MAX_REPETITIONS = 100;

  private ImportNames() {}

  /**
   * The name of a drink.
   *
   * @param drink whatever its name is so far
   * @param repetition how many equal ones come before it
   */
  static String of(Intake drink, int repetition) {
    // Files of years ago must still be recognised: this text never changes. No text holds U+0000.
    String everything =
        String.join(
            "\u0000",
            drink.consumedAt().toString(),
            Double.toString(drink.caffeine().milligrams()),
            drink.coffeeType().orElse(""),
            drink.notes().orElse(""),
            Long.toString(drink.duration().toMinutes()),
            drink.source().orElse(""),
            Integer.toString(repetition));
    byte[] hash = sha256().digest(everything.getBytes(StandardCharsets.UTF_8));
    return PREFIX + HexFormat.of().formatHex(hash, 0, 16);
  }

  /** The drink without its name, if that is one that an import would give it. */
  public static Intake withoutOurs(Intake drink) {
    return repetition(drink).isPresent() ? named(drink, Optional.empty()) : drink;
  }

  /** How many equal drinks the name says to come before; empty if it is not one of ours. */
  static OptionalInt repetition(Intake drink) {
    String name = drink.clientId().orElse("");
    return name.startsWith(PREFIX)
        ? IntStream.range(0, MAX_REPETITIONS).filter(i -> of(drink, i).equals(name)).findFirst()
        : OptionalInt.empty();
  }

  /** The same drink under another name. */
  static Intake named(Intake drink, Optional<String> name) {
    return new Intake(
        drink.consumedAt(),
        drink.caffeine(),
        drink.coffeeType(),
        drink.notes(),
        drink.duration(),
        drink.source(),
        name);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
