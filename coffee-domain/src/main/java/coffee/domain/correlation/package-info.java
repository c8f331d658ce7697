/**
 * The analysis of how caffeine affects a person's heart rate.
 *
 * <p>{@link coffee.domain.correlation.CorrelationAnalysis#answer} is the entry; {@code
 * docs/method.md} (METHOD) is the specification.
 */
package coffee.domain.correlation;
