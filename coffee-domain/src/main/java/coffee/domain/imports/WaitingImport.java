package coffee.domain.imports;

import coffee.domain.person.PersonId;

/**
 * An import that a runner may claim.
 *
 * @param person whose
 * @param id the person's number for it
 */
public record WaitingImport(PersonId person, long id) {}
