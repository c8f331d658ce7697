package coffee.domain.steps;

import coffee.domain.person.PersonId;
import java.util.List;

/** Maintenance of stored days of steps: lets an operator verify them. */
public interface StepMaintenance {

  /**
   * Reads every stored day of a person, without changes.
   *
   * @param limit maximum number of problems to return, 1 or more
   * @return what is wrong with days that cannot be read, with person, day and source, in their
   *     order
   */
  List<String> findProblems(PersonId person, int limit);
}
