package coffee.domain.imports.rows;

/**
 * A row with its position.
 *
 * @param <R> the type of the row
 * @param format of its file
 */
record PositionedRow<R>(SourcePosition position, String format, R row) {}
