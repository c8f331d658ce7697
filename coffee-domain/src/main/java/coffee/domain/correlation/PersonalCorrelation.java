package coffee.domain.correlation;

import java.util.Optional;

/**
 * The answer, with what the person called their coffees.
 *
 * @param answer what can be said
 * @param coffeeTypes what the coffees were called
 */
public record PersonalCorrelation(CorrelationAnswer answer, CoffeeTypes coffeeTypes) {

  /** What an episode's first cup was called. */
  public Optional<String> coffeeType(Episode episode) {
    return coffeeTypes.at(episode.startedAt());
  }
}
