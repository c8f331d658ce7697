/** Exports of cloud services, and exchange formats. */
package coffee.devices.cloud;
