/** Persons, their profiles, and the API keys to their data. */
package coffee.domain.person;
