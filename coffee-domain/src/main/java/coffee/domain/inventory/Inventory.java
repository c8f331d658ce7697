package coffee.domain.inventory;

import java.util.List;

/** Counts what a store holds of everybody together. */
@FunctionalInterface
public interface Inventory {

  /**
   * Everything at one moment, in the order of {@link Holding.Kind}. It takes as long as reading all
   * of it does.
   */
  List<Holding> take();
}
