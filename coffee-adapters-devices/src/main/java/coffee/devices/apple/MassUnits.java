package coffee.devices.apple;

import java.util.OptionalDouble;

/** Units of mass. */
final class MassUnits {

  private MassUnits() {}

  /** A mass in mg; empty for an unknown unit. */
  static OptionalDouble toMilligrams(String unit, double value) {
    return switch (unit) {
      case "mg" -> OptionalDouble.of(value);
      case "g" -> OptionalDouble.of(value * 1000);
      case "mcg", "µg", "ug" -> OptionalDouble.of(value / 1000);
      default -> OptionalDouble.empty();
    };
  }
}
