package coffee.domain.storage;

import java.util.List;

/** Counts the stored data of all persons. */
@FunctionalInterface
public interface StorageStatistics {

  /**
   * A consistent count, in the order of {@link StorageUsage.Kind}. Takes as long as reading all
   * data.
   */
  List<StorageUsage> collect();
}
