/** Caffeine intakes: doses, the log, totals of a day and of a period. */
package coffee.domain.intake;
