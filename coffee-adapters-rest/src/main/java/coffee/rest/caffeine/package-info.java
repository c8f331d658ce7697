/** How much caffeine is in a person's body: {@code /v1/caffeine}. */
package coffee.rest.caffeine;
