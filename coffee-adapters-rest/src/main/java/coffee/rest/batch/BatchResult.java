package coffee.rest.batch;

import coffee.rest.batch.ItemResult.Status;
import java.util.List;

/**
 * What became of a batch, as it goes over the wire. The numbers add up to that of the items.
 *
 * @param stored items that this request stored
 * @param existing items that were stored before
 * @param refused items that were not stored; conflicts too
 * @param results one for each item, in the order given
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
