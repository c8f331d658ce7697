package coffee.domain.imports;

import coffee.domain.intake.Intake;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Gives a drink without a {@code clientId} one that follows from what the row says, so that the
 * same file read twice stores it once. Two equal rows in succession are two drinks: somebody had
 * two espressos. One per file; not safe for use by many threads.
 */
final class RepeatableIntakes {

  private Optional<Intake> previous = Optional.empty();
  private int repetition;

  Intake identified(Intake intake) {
    if (intake.clientId().isPresent()) {
      return intake;
    }
    repetition = previous.equals(Optional.of(intake)) ? repetition + 1 : 0;
    previous = Optional.of(intake);
    return new Intake(
        intake.consumedAt(),
        intake.caffeine(),
        intake.coffeeType(),
        intake.notes(),
        intake.duration(),
        intake.source(),
        Optional.of("import-" + digest(intake, repetition)));
  }

  private static String digest(Intake intake, int repetition) {
    // Files of years ago must still be recognised: this text never changes. No text holds U+0000.
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
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
