/** Files as devices and apps write them: one format each, read as domain values. */
package coffee.devices;
