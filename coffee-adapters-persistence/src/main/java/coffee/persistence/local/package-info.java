/** Adapters within one process, for deployments of a single instance without Redis. */
package coffee.persistence.local;
