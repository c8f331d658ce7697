package coffee.domain.correlation.regression;

import coffee.domain.correlation.result.Effect;
import java.util.Optional;

/** The result of a fit: an effect, or the reason why there is none. */
public sealed interface FitResult {

  /** The effect, if there is one. */
  Optional<Effect> effect();

  /** There is an effect. */
  record EffectFound(Effect value) implements FitResult {
    @Override
    public Optional<Effect> effect() {
      return Optional.of(value);
    }
  }

  /**
   * The data are insufficient for an effect.
   *
   * @param explanation what is missing and what to do, in one or two sentences for the person
   */
  record InsufficientData(String explanation) implements FitResult {
    @Override
    public Optional<Effect> effect() {
      return Optional.empty();
    }
  }
}
