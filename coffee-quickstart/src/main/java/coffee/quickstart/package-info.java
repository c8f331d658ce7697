/** The service with an embedded PostgreSQL, for one machine at home. */
package coffee.quickstart;
