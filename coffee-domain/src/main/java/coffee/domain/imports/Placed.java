package coffee.domain.imports;

/**
 * A row with its position.
 *
 * @param <R> the type of the row
 * @param format of the file that it stands in
 */
record Placed<R>(Place place, String format, R row) {}
