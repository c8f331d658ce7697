package coffee.domain.correlation.result;

import java.util.Optional;

/**
 * The result together with the coffee types of the person.
 *
 * @param answer the result
 * @param coffeeTypes what the coffees were called
 */
public record PersonalCorrelationResult(CorrelationResult answer, CoffeeTypes coffeeTypes) {

  /** The type of an episode's first intake. */
  public Optional<String> coffeeType(Episode episode) {
    return coffeeTypes.at(episode.startedAt());
  }
}
