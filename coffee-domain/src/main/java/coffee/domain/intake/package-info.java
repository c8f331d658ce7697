/** What people drink: doses, the log of them, totals of a day and of a period. */
package coffee.domain.intake;
