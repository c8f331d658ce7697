package coffee.domain.imports;

import java.util.List;

/** Is told whenever a batch of rows is dealt with. */
@FunctionalInterface
public interface ImportMilestones {

  /**
   * A batch is dealt with; called in the transaction that stores it, which is undone if this
   * throws.
   *
   * @param progress everything up to now
   * @param refused the rows that were refused since the last call
   */
  void reached(ImportProgress progress, List<RefusedRow> refused);
}
