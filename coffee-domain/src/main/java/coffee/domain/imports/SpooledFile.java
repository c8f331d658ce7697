package coffee.domain.imports;

/**
 * A file that was received whole and waits to be read.
 *
 * @param spool the name of the spool that keeps it
 * @param key its name within the spool
 * @param sha256 digest of its bytes, 64 hexadecimal digits in lower case
 * @param bytes its length
 */
public record SpooledFile(String spool, String key, String sha256, long bytes) {}
