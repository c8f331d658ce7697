/**
 * Readers for files of watches, phones and apps. Each format has one reader, which turns a stream
 * of bytes into intakes and readings in constant memory; independent of databases and HTTP.
 */
package coffee.devices;
