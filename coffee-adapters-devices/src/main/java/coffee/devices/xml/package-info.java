/** Streaming XML parsing within limits, without document types and entities. */
package coffee.devices.xml;
