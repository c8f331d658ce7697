/** Streaming decompression of gzip and zip within limits. */
package coffee.devices.archive;
