/**
 * Our own files: lists and exports as CSV, NDJSON and JSON, and the tables of the older service
 * that many come from.
 */
package coffee.devices.own;
