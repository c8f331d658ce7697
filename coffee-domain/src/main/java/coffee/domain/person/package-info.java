/** Persons, what they told about themselves, and whose data is whose. */
package coffee.domain.person;
