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
   * @param intake its own id is ignored
   * @param repetition number of equal intakes before it
   */
  static String derive(Intake intake, int repetition) {
    // Must never change, so that old files are still recognized. No text contains U+0000.
    String everything =
        String.join(
            "\u0000",
            intake.consumedAt().toString(),
            Double.toString(intake.caffeine().milligrams()),
            intake.coffeeType().orElse(""),
            intake.notes().orElse(""),
            Long.toString(intake.duration().toMinutes()),
            intake.source().orElse(""),
            Integer.toString(repetition));
    byte[] hash = sha256().digest(everything.getBytes(StandardCharsets.UTF_8));
    return PREFIX + HexFormat.of().formatHex(hash, 0, 16);
  }

  /** The intake without its id, if that id was derived by an import. */
  public static Intake withoutDerivedId(Intake intake) {
    return repetition(intake).isPresent() ? withClientId(intake, Optional.empty()) : intake;
  }

  /** The repetition encoded in the id; empty if the id was not derived. */
  static OptionalInt repetition(Intake intake) {
    String name = intake.clientId().orElse("");
    return name.startsWith(PREFIX)
        ? IntStream.range(0, MAX_REPETITIONS)
            .filter(i -> derive(intake, i).equals(name))
            .findFirst()
        : OptionalInt.empty();
  }

  /** The same intake with another id. */
  static Intake withClientId(Intake intake, Optional<String> name) {
    return new Intake(
        intake.consumedAt(),
        intake.caffeine(),
        intake.coffeeType(),
        intake.notes(),
        intake.duration(),
        intake.source(),
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
