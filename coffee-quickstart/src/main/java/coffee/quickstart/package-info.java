/** The service with a PostgreSQL of its own, for one machine at home. */
package coffee.quickstart;
