/**
 * Reads what watches, telephones and apps write. Each format has one reader, which turns a stream
 * of bytes into intakes and readings in constant memory; nothing here knows of databases or HTTP.
 */
package coffee.devices;
