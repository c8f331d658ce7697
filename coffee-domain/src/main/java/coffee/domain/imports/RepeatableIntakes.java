package coffee.domain.imports;

import coffee.domain.intake.Intake;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a drink without a {@code clientId} one that follows from what the row says, so that the
 * same file read twice stores it once. Equal rows of one moment are several drinks, unless rows of
 * another moment stand between them: somebody had two espressos. One per file; not safe for use by
 * many threads.
 */
final class RepeatableIntakes {

  /** Whatever a file holds, little of it is remembered. */
  private static final int MAX_REMEMBERED = 1_000;

  private final Map<Intake, Integer> timesSeen = new HashMap<>();
  private Instant moment = Instant.MIN;

  Intake identified(Intake intake) {
    if (intake.clientId().isPresent()) {
      return intake;
    }
    if (!intake.consumedAt().equals(moment) || timesSeen.size() == MAX_REMEMBERED) {
      timesSeen.clear();
      moment = intake.consumedAt();
    }
    int repetition = timesSeen.merge(intake, 1, Integer::sum) - 1;
    return ImportNames.named(intake, Optional.of(ImportNames.of(intake, repetition)));
  }
}
