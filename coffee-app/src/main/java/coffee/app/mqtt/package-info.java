/**
 * The owner's data as a device of Home Assistant, over an MQTT broker: what is published, what its
 * buttons log, and the connection.
 */
package coffee.app.mqtt;
