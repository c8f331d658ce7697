package coffee.domain.experiment;

/**
 * Why an experiment cannot be planned so.
 *
 * @param field which of the terms, as in requests; empty if it is none of them
 * @param code stable name for programs
 * @param message one sentence for a person
 */
public record TermsProblem(String field, String code, String message) {}
