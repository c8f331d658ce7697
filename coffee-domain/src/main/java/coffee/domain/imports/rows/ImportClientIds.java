package coffee.domain.imports.rows;

import coffee.domain.intake.Intake;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Derives {@code clientId}s for imported intakes without one from their content. */
public final class ImportClientIds {

  private static final String PREFIX = "import-";

  /** Maximum number of equal intakes at one instant. */
  private static final int MAX_REPETITIONS = 100;

  private ImportClientIds() {}

  /**
   * The derived id of an intake.
   *
   * @param drink the intake; its own id is ignored
   * @param repetition number of equal intakes before it
   */
  static String derive(Intake drink, int repetition) {
    // Must never change, so that old files are still recognized. No text contains U+0000.
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

  /** The intake without its id, if that id was derived by an import. */
  public static Intake withoutDerivedId(Intake drink) {
    return repetition(drink).isPresent() ? withClientId(drink, Optional.empty()) : drink;
  }

  /** The repetition encoded in the id; empty if the id was not derived. */
  static OptionalInt repetition(Intake drink) {
    String name = drink.clientId().orElse("");
    return name.startsWith(PREFIX)
        ? IntStream.range(0, MAX_REPETITIONS).filter(i -> derive(drink, i).equals(name)).findFirst()
        : OptionalInt.empty();
  }

  /** The same intake with another id. */
  static Intake withClientId(Intake drink, Optional<String> name) {
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
