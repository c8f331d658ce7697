/** Bins, doses, sleep and the clock, prepared as rows and columns for the regression. */
package coffee.domain.correlation.data;
