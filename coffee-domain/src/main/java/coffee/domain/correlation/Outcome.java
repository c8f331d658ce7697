package coffee.domain.correlation;

import java.util.Optional;

/** The result of a fit: an effect, or the reason why there is none. */
sealed interface Outcome {

  /** The effect, if there is one. */
  Optional<Effect> effect();

  /** There is an effect. */
  record Fitted(Effect found) implements Outcome {
    @Override
    public Optional<Effect> effect() {
      return Optional.of(found);
    }
  }

  /**
   * The data are insufficient for an effect.
   *
   * @param missing what is missing and what to do, in one or two sentences for the person
   */
  record Refused(String missing) implements Outcome {
    @Override
    public Optional<Effect> effect() {
      return Optional.empty();
    }
  }
}
