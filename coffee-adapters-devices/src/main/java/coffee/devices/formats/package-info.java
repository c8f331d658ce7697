/** All formats together, in the order in which a file is held against them. */
package coffee.devices.formats;
