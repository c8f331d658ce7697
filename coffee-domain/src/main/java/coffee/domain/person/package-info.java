/** Persons, what they told about themselves, and the keys that open their data. */
package coffee.domain.person;
