/**
 * The answer: what a person's heart rate does after their coffees.
 *
 * <p>{@link coffee.domain.correlation.Correlation#answer} is the entry; {@code docs/method.md}
 * (METHOD) is the specification.
 */
package coffee.domain.correlation;
