package coffee.domain.correlation;

import java.util.Optional;

/** What became of a fit: an effect, or what is missing for one. */
sealed interface Outcome {

  /** The effect, unless refused. */
  Optional<Effect> effect();

  /** There is an effect. */
  record Fitted(Effect found) implements Outcome {
    @Override
    public Optional<Effect> effect() {
      return Optional.of(found);
    }
  }

  /**
   * There is none.
   *
   * @param missing what is missing, and what to do, in a sentence or two for the person
   */
  record Refused(String missing) implements Outcome {
    @Override
    public Optional<Effect> effect() {
      return Optional.empty();
    }
  }
}
