/** Intakes that are close together, and the heart rate around them. */
package coffee.domain.correlation.episodes;
