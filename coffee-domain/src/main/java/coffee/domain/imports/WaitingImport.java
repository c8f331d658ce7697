package coffee.domain.imports;

import coffee.domain.person.PersonId;

/**
 * An import that can be claimed.
 *
 * @param person its owner
 * @param id per-person id
 */
public record WaitingImport(PersonId person, long id) {}
