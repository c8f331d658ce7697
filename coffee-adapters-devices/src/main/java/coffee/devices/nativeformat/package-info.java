/** This service's own formats, and those of the service it replaces. */
package coffee.devices.nativeformat;
