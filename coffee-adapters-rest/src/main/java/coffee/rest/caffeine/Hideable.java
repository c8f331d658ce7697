package coffee.rest.caffeine;

import coffee.rest.json.Rounding;
import coffee.rest.json.TimestampFormat;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Values that follow from the level in the body: null while a blinded experiment hides it.
 *
 * @param isHidden whether the level is hidden
 */
public record Hideable(boolean isHidden) {

  /** An amount with two decimals. */
  public OptionalDouble milligrams(double amount) {
    return isHidden ? OptionalDouble.empty() : OptionalDouble.of(Rounding.toTwoDecimals(amount));
  }

  /** A timestamp. */
  public Optional<String> time(Instant instant) {
    return value(TimestampFormat.format(instant));
  }

  /** Any other value. */
  public <T> Optional<T> value(T value) {
    return isHidden ? Optional.empty() : Optional.of(value);
  }
}
