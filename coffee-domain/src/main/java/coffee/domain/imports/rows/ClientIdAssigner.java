package coffee.domain.imports.rows;

import coffee.domain.intake.Intake;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Assigns intakes without a {@code clientId} one derived from the row, so that the same file
 * imported twice stores it once. Equal rows of one instant are separate, unless rows of another
 * instant are between them. One instance per file; not thread-safe.
 */
final class ClientIdAssigner {

  /** Bounds the memory for any file. */
  private static final int MAX_REMEMBERED = 1_000;

  private final Map<Intake, Integer> timesSeen = new HashMap<>();
  private Instant instant = Instant.MIN;

  Intake withClientId(Intake intake) {
    if (intake.clientId().isPresent()) {
      return intake;
    }
    if (!intake.consumedAt().equals(instant) || timesSeen.size() == MAX_REMEMBERED) {
      timesSeen.clear();
      instant = intake.consumedAt();
    }
    int repetition = timesSeen.merge(intake, 1, Integer::sum) - 1;
    return ImportClientIds.withClientId(
        intake, Optional.of(ImportClientIds.derive(intake, repetition)));
  }
}
