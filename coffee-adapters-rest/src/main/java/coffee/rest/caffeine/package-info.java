/** The caffeine level of a person: {@code /v1/caffeine}. */
package coffee.rest.caffeine;
