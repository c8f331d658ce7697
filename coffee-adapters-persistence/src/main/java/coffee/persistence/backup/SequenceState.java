package coffee.persistence.backup;

/**
 * The state of a sequence.
 *
 * @param last the last number that it issued
 */
public record SequenceState(String name, long last) {}
