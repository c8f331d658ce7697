package coffee.rest.changes;

import coffee.domain.changes.ChangePage;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * A page of the feed as JSON.
 *
 * @param next the cursor of the next page, also if this one is empty
 * @param more whether more changes follow already
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ChangePageBody(List<ChangeBody> changes, String next, boolean more) {

  static ChangePageBody of(ChangePage page) {
    return new ChangePageBody(
        page.changes().stream().map(ChangeBody::of).toList(), page.next().encode(), page.hasMore());
  }
}
