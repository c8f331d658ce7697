package coffee.domain.correlation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The answer, with what the person called their coffees.
 *
 * @param answer what can be said
 * @param coffeeTypes the type of the first cup logged at a moment, where one was named
 */
public record PersonalCorrelation(CorrelationAnswer answer, Map<Instant, String> coffeeTypes) {

  /** Keeps the types from changing. */
  public PersonalCorrelation {
    coffeeTypes = Map.copyOf(coffeeTypes);
  }

  /** What an episode's first cup was called. */
  public Optional<String> coffeeType(Episode episode) {
    return Optional.ofNullable(coffeeTypes.get(episode.startedAt()));
  }
}
