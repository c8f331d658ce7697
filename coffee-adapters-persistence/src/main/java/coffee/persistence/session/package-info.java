/** One-time sign-in codes in PostgreSQL. */
package coffee.persistence.session;
