package coffee.domain.changes;

import java.util.List;

/**
 * A page of the feed.
 *
 * @param next where the next page begins
 * @param hasMore whether more changes follow already
 */
public record ChangePage(List<Change> changes, ChangeCursor next, boolean hasMore) {

  /** Copies the list. */
  public ChangePage {
    changes = List.copyOf(changes);
  }
}
