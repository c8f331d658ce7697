package coffee.domain.imports;

/**
 * A row and where it stands.
 *
 * @param <R> what the row says
 * @param format of the file that it stands in
 */
record Placed<R>(Place place, String format, R row) {}
