/** The registry of all formats, in the order of detection. */
package coffee.devices.formats;
