package coffee.rest.idempotency;

import coffee.domain.DomainException;
import coffee.domain.idempotency.IdempotencyClaim;
import coffee.domain.idempotency.IdempotencyRecords;
import coffee.domain.person.PersonId;
import coffee.domain.work.Transactions;
import coffee.rest.Caller;
import coffee.rest.json.RequestBody;
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
 * Executes a request once, however often it is sent with the same {@code Idempotency-Key}. The
 * write, its response and the key commit together. A refusal (4xx) is stored too: the write is
 * rolled back and the refusal kept. Failures (5xx) are not stored.
 */
public final class IdempotentExecutor {

  private static final String REPLAYED = "Idempotency-Replayed";

  private record Named(PersonId person, String key) {}

  private final IdempotencyRecords records;
  private final Transactions transactions;
  private final Clock clock;
  private final ObjectMapper json;
  private final Set<Named> inProgress = ConcurrentHashMap.newKeySet();

  /** Serializes stored responses with the mapper. */
  public IdempotentExecutor(
      IdempotencyRecords records, Transactions transactions, Clock clock, ObjectMapper json) {
    this.records = records;
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
  public Response executeOnce(
      Caller caller, ContainerRequestContext request, RequestBody body, Supplier<Response> work) {
    return executeOnce(caller, request, () -> IdempotencyKey.fingerprint(request, body), work);
  }

  /**
   * The response to a request: a new one, or the stored one.
   *
   * @param body a digest of the request body: the same for every media type
   * @param work the write, which uses ports only, so that it can be rolled back
   */
  public Response executeOnce(
      Caller caller, ContainerRequestContext request, byte[] body, Supplier<Response> work) {
    return executeOnce(caller, request, () -> IdempotencyKey.fingerprint(request, body), work);
  }

  private Response executeOnce(
      Caller caller,
      ContainerRequestContext request,
      Supplier<String> fingerprint,
      Supplier<Response> work) {
    Optional<String> key = IdempotencyKey.of(request);
    if (key.isEmpty()) {
      return work.get();
    }
    Attempt attempt = new Attempt(caller, request, key.get(), fingerprint.get());
    return attempt.runAmongDuplicates(() -> attempt.execute(work));
  }

  private static Response refusalAware(Supplier<Response> work) {
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
     * Distinguishes a timeout for the same key from one for other writes. The store knows about
     * requests on other instances.
     */
    Response runAmongDuplicates(Supplier<Response> work) {
      Named name = new Named(caller.person(), key);
      boolean isFirst = inProgress.add(name);
      try {
        return work.get();
      } catch (DomainException failure) {
        if (isFirst || !failure.code().equals(Transactions.IN_PROGRESS)) {
          throw failure;
        }
        if (inProgress.contains(name)) {
          throw IdempotencyRecords.inProgress(failure);
        }
        return work.get(); // the first is answered; what it waited for were other repetitions
      } finally {
        if (isFirst) {
          inProgress.remove(name);
        }
      }
    }

    Response execute(Supplier<Response> work) {
      long person = caller.person().value();
      try {
        return transactions.executeForPerson(
            person, () -> replayOrRun(() -> store(refusalAware(work))));
      } catch (Refused refused) {
        return transactions.executeForPerson(
            person, () -> replayOrRun(() -> store(refused.problem)));
      }
    }

    Response replayOrRun(Supplier<Response> first) {
      IdempotencyClaim claim = records.claim(caller.person(), key, fingerprint, clock.instant());
      if (claim instanceof IdempotencyClaim.Replay repeated) {
        return StoredResponse.read(repeated.answer()).header(REPLAYED, "true").build();
      }
      if (claim instanceof IdempotencyClaim.KeyReused) {
        throw new ProblemException(
            Problem.of(
                422,
                "idempotency_key_reused",
                "This Idempotency-Key was used for a different request."));
      }
      return first.get();
    }

    Response store(Response response) {
      try {
        records.complete(caller.person(), key, StoredResponse.write(response, json));
        return response;
      } catch (JsonProcessingException bug) {
        throw new IllegalStateException(bug);
      }
    }

    Response store(Problem problem) {
      byte[] kept = StoredResponse.write(problem, request);
      records.complete(caller.person(), key, kept);
      return StoredResponse.read(kept).build();
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
