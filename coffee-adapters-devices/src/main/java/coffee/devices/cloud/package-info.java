/** What services in the network export, and the formats that they exchange among them. */
package coffee.devices.cloud;
