/** JSON read as a stream, within limits. */
package coffee.devices.json;
