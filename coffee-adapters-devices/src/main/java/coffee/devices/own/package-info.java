/**
 * Files of this service: lists and exports as CSV, NDJSON, JSON, and tables of the legacy service
 * that preceded it.
 */
package coffee.devices.own;
