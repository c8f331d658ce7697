package coffee.persistence.backup;

/**
 * How far a sequence has counted.
 *
 * @param last the last number that it gave out
 */
public record SequenceState(String name, long last) {}
