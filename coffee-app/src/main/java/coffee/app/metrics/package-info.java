/** Metrics for Prometheus. */
package coffee.app.metrics;
