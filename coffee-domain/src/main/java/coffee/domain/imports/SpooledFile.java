package coffee.domain.imports;

/**
 * A completely received file waiting to be imported.
 *
 * @param spool the name of its spool
 * @param key its name within the spool
 * @param sha256 digest of its bytes, 64 hexadecimal digits in lower case
 * @param bytes its length
 */
public record SpooledFile(String spool, String key, String sha256, long bytes) {}
