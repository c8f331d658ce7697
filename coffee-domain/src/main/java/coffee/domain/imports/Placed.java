package coffee.domain.imports;

/**
 * A row and where it stands.
 *
 * @param <R> what the row says
 */
record Placed<R>(Place place, R row) {}
