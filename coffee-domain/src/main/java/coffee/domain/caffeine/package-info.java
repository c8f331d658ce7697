/** Pharmacokinetics: absorption and elimination of caffeine, and its effect on bedtime. */
package coffee.domain.caffeine;
