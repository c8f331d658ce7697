/** Everything about a person at a glance: {@code /v1/now} and {@code /v1/days}. */
package coffee.rest.overview;
