package coffee.rest.batch;

import coffee.rest.batch.ItemResult.Status;
import java.util.List;

/**
 * The JSON result of a batch. The counts add up to the number of items.
 *
 * @param stored number of items stored by this request
 * @param existing number of items that were already stored
 * @param refused number of items not stored, including conflicts
 * @param results one result per item, in request order
 */
record BatchResult(int stored, int existing, int refused, List<ItemResult> results) {

  static BatchResult of(List<ItemResult> results) {
    int stored = count(results, Status.STORED);
    int existing = count(results, Status.EXISTING);
    return new BatchResult(stored, existing, results.size() - stored - existing, results);
  }

  private static int count(List<ItemResult> results, Status status) {
    return (int) results.stream().filter(result -> result.status() == status).count();
  }
}
