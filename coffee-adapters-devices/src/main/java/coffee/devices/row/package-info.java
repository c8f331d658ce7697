/** Shared parts of the readers: text, numbers, timestamps, CSV rows and row collection. */
package coffee.devices.row;
