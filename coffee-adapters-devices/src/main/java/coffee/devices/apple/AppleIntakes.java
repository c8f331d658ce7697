package coffee.devices.apple;

import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import java.time.Instant;
import java.util.Optional;

/**
 * Intakes of Apple Health. They have no id, so one is derived from their content: the same intake
 * is stored once, however often and in whichever format it is sent.
 */
final class AppleIntakes {

  private AppleIntakes() {}

  static Intake create(Instant instant, Caffeine caffeine, String source) {
    String name =
        "apple_health:%d:%s:%s".formatted(instant.toEpochMilli(), caffeine.milligrams(), source);
    return new Intake(
        instant,
        caffeine,
        Optional.empty(),
        Optional.empty(),
        Intake.DEFAULT_DURATION,
        Optional.of(source),
        Optional.of(name));
  }
}
