package coffee.rest.changes;

import coffee.domain.changes.ChangePage;
import coffee.domain.person.PersonId;
import coffee.rest.auth.BearerAuthenticationFilter;
import coffee.rest.problem.Problem;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.function.BooleanSupplier;

/** A request that waits for changes. */
final class ChangeWait {

  private final BooleanSupplier isAllowed;
  private final AsyncResponse response;
  private final long end;
  private volatile ChangesQuery query;

  /**
   * A request that has found nothing yet.
   *
   * @param query what it reads, after what it has read
   * @param isAllowed whether its key is still valid
   * @param end when it is answered in any case, by the ticker of {@link ChangeWaits}
   */
  ChangeWait(ChangesQuery query, BooleanSupplier isAllowed, AsyncResponse response, long end) {
    this.query = query;
    this.isAllowed = isAllowed;
    this.response = response;
    this.end = end;
  }

  PersonId person() {
    return query.person();
  }

  ChangesQuery query() {
    return query;
  }

  boolean isAllowed() {
    return isAllowed.getAsBoolean();
  }

  /** The revision that it has seen. */
  long revision() {
    return query.since().map(since -> since.after().revision()).orElse(-1L);
  }

  /** Whether its time is over. */
  boolean isOver(long now) {
    return now - end >= 0;
  }

  /** Continues after a page without a change for this request. */
  void continueAfter(ChangePage page) {
    query = query.after(page);
  }

  void answer(ChangePage page) {
    boolean unused = response.resume(new ChangePageBody(page));
  }

  void refuse() {
    boolean unused = response.resume(BearerAuthenticationFilter.unauthorized(Problem.of(401)));
  }

  void fail(RuntimeException failure) {
    boolean unused = response.resume(failure);
  }
}
