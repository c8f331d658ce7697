/** Overviews of a person's data: {@code /v1/now} and {@code /v1/days}. */
package coffee.rest.overview;
