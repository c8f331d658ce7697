/** Our own words in files: rows with the names of the API, as CSV and as NDJSON. */
package coffee.devices.own;
