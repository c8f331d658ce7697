/** Persons, and the lock that every write of their data takes. */
package coffee.persistence.person;
