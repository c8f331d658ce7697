package coffee.domain.correlation.regression;

import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.NeedItem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
   * @param items the conditions of an estimate, of which at least one is not met
   */
  record InsufficientData(String explanation, List<NeedItem> items) implements FitResult {

    /** Copies the conditions. */
    public InsufficientData {
      items = List.copyOf(items);
    }

    /** The same with another condition, as the first one. */
    InsufficientData withFirst(NeedItem item) {
      return new InsufficientData(
          explanation, Stream.concat(Stream.of(item), items.stream()).toList());
    }

    @Override
    public Optional<Effect> effect() {
      return Optional.empty();
    }
  }
}
