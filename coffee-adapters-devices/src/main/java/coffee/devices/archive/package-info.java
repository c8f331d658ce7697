/** Files within files: gzip and zip, unpacked on the way and within limits. */
package coffee.devices.archive;
