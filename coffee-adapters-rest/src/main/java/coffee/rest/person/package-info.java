/** What a person told about themselves: {@code /v1/profile}. */
package coffee.rest.person;
