package coffee.domain.person;

/**
 * Identity of a person; every record belongs to exactly one.
 *
 * @param value number given by the store, positive
 */
public record PersonId(long value) {}
