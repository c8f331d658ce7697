package coffee.rest.exports;

/**
 * From where an export is.
 *
 * @param store identifier of the store, from which the record identifiers of other systems are
 *     derived
 * @param cursor where the change feed continues after it
 */
public record ExportOrigin(String store, String cursor) {}
