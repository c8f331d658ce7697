package coffee.rest.changes;

import coffee.domain.changes.ChangePage;
import coffee.domain.person.PersonId;
import coffee.rest.auth.BearerAuthenticationFilter;
import coffee.rest.problem.Problem;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.function.BooleanSupplier;

/**
 * A request that waits for changes.
 *
 * @param query what it reads, after what it has read
 * @param isAllowed whether its key is still valid
 * @param end when it is answered in any case, by the ticker of {@link ChangeWaits}
 */
record ChangeWait(ChangesQuery query, BooleanSupplier isAllowed, AsyncResponse response, long end) {

  PersonId person() {
    return query.person();
  }

  /** The revision that it has seen. */
  long revision() {
    return query.since().map(since -> since.after().revision()).orElse(-1L);
  }

  /** Whether its time is over. */
  boolean isOver(long now) {
    return now - end >= 0;
  }

  ChangeWait after(ChangePage page) {
    return new ChangeWait(query.after(page), isAllowed, response, end);
  }

  void answer(ChangePage page) {
    boolean unused = response.resume(ChangePageBody.of(page));
  }

  void refuse() {
    boolean unused = response.resume(BearerAuthenticationFilter.unauthorized(Problem.of(401)));
  }

  void fail(RuntimeException failure) {
    boolean unused = response.resume(failure);
  }
}
