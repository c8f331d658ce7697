package coffee.rest.retry;

import coffee.domain.DomainException;
import coffee.domain.Transactions;
import coffee.domain.person.PersonId;
import coffee.domain.retry.Claim;
import coffee.domain.retry.RetryLedger;
import coffee.rest.Caller;
import coffee.rest.json.Body;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Executes a request once, however often it is sent with the same {@code Idempotency-Key}.
 * The write, its response and the key commit together. A refusal (4xx) is stored too: the write is
 * rolled back and the refusal kept. Failures (5xx) are not stored.
 */
public final class Retries {

  private static final String REPLAYED = "Idempotency-Replayed";

  private record Named(PersonId person, String key) {}

  private final RetryLedger ledger;
  private final Transactions transactions;
  private final Clock clock;
  private final ObjectMapper json;
  private final Set<Named> underWay = ConcurrentHashMap.newKeySet();

  /** Serializes stored responses with the mapper. */
  public Retries(RetryLedger ledger, Transactions transactions, Clock clock, ObjectMapper json) {
    this.ledger = ledger;
    this.transactions = transactions;
    this.clock = clock;
    this.json = json;
  }

  /**
   * The response to a request: a new one, or the stored one.
   *
   * @param body the request body, part of the fingerprint
   * @param work the write, which uses ports only, so that it can be rolled back
   */
  public Response once(
      Caller caller, ContainerRequestContext request, Body body, Supplier<Response> work) {
    return once(caller, request, () -> IdempotencyKey.fingerprint(request, body), work);
  }

  /**
   * The response to a request: a new one, or the stored one.
   *
   * @param body a digest of the request body: the same for every media type
   * @param work the write, which uses ports only, so that it can be rolled back
   */
  public Response once(
      Caller caller, ContainerRequestContext request, byte[] body, Supplier<Response> work) {
    return once(caller, request, () -> IdempotencyKey.fingerprint(request, body), work);
  }

  private Response once(
      Caller caller,
      ContainerRequestContext request,
      Supplier<String> fingerprint,
      Supplier<Response> work) {
    Optional<String> key = IdempotencyKey.of(request);
    if (key.isEmpty()) {
      return work.get();
    }
    Attempt attempt = new Attempt(caller, request, key.get(), fingerprint.get());
    return attempt.amongOthers(() -> attempt.make(work));
  }

  private static Response outcome(Supplier<Response> work) {
    try {
      return work.get();
    } catch (ProblemException refusal) {
      if (refusal.problem().status() >= 500) {
        throw refusal;
      }
      throw new Refused(refusal.problem());
    } catch (DomainException refusal) {
      if (refusal.reason() == DomainException.Reason.UNAVAILABLE) {
        throw refusal;
      }
      throw new Refused(Problem.of(refusal));
    }
  }

  /** A request with an idempotency key. */
  private final class Attempt {
    private final Caller caller;
    private final ContainerRequestContext request;
    private final String key;
    private final String fingerprint;

    Attempt(Caller caller, ContainerRequestContext request, String key, String fingerprint) {
      this.caller = caller;
      this.request = request;
      this.key = key;
      this.fingerprint = fingerprint;
    }

    /**
     * Distinguishes a timeout for the same key from one for other writes. The store
     * knows about requests on other instances.
     */
    Response amongOthers(Supplier<Response> answer) {
      Named name = new Named(caller.person(), key);
      boolean isFirst = underWay.add(name);
      try {
        return answer.get();
      } catch (DomainException failure) {
        if (isFirst || !failure.code().equals(Transactions.IN_PROGRESS)) {
          throw failure;
        }
        if (underWay.contains(name)) {
          throw RetryLedger.inProgress(failure);
        }
        return answer.get(); // the first is answered; what it waited for were other repetitions
      } finally {
        if (isFirst) {
          underWay.remove(name);
        }
      }
    }

    Response make(Supplier<Response> work) {
      long person = caller.person().value();
      try {
        return transactions.inTurn(person, () -> answer(() -> keep(outcome(work))));
      } catch (Refused refused) {
        return transactions.inTurn(person, () -> answer(() -> keep(refused.problem)));
      }
    }

    Response answer(Supplier<Response> first) {
      Claim claim = ledger.claim(caller.person(), key, fingerprint, clock.instant());
      if (claim instanceof Claim.Repeated repeated) {
        return StoredAnswer.read(repeated.answer()).header(REPLAYED, "true").build();
      }
      if (claim instanceof Claim.Different) {
        throw new ProblemException(
            Problem.of(
                422,
                "idempotency_key_reused",
                "This Idempotency-Key was used for a different request."));
      }
      return first.get();
    }

    Response keep(Response answer) {
      try {
        ledger.settle(caller.person(), key, StoredAnswer.write(answer, json));
        return answer;
      } catch (JsonProcessingException bug) {
        throw new IllegalStateException(bug);
      }
    }

    Response keep(Problem problem) {
      byte[] kept = StoredAnswer.write(problem, request);
      ledger.settle(caller.person(), key, kept);
      return StoredAnswer.read(kept).build();
    }
  }

  /** Rolls back the transaction of a refused write. */
  private static final class Refused extends RuntimeException {
    private final transient Problem problem;

    Refused(Problem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }
  }
}
