/** A person's profile and data: {@code /v1/profile}. */
package coffee.rest.person;
