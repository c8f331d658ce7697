package coffee.domain.inventory;

import java.util.List;

/** Counts the stored data of all persons. */
@FunctionalInterface
public interface Inventory {

  /**
   * A consistent count, in the order of {@link Holding.Kind}. Takes as long as reading all
   * data.
   */
  List<Holding> take();
}
