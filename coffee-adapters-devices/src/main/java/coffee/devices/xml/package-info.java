/** XML read as a stream, within limits, without document types and entities. */
package coffee.devices.xml;
