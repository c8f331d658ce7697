package coffee.rest.batch;

import coffee.domain.work.Transactions;
import coffee.rest.Caller;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.RequestBody;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import coffee.rest.problem.Violation;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Handles batch requests. Valid items are stored even if others are refused, unless {@code
 * atomic=true} requests all or none.
 */
public final class BatchProcessor {

  /** One record per line. */
  public static final String NDJSON = "application/x-ndjson";

  private static final MediaType LINES = MediaType.valueOf(NDJSON);

  private final Transactions transactions;

  /** Rolls back an atomic batch on a conflict, by these transactions. */
  public BatchProcessor(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Stores the valid items and returns the result of each item.
   *
   * @throws ProblemException 400 if the body is malformed, 422 {@code too_many_items}, and {@code
   *     batch_refused} if any item of an atomic batch is refused
   */
  public <E> Response process(
      Caller caller, ContainerRequestContext request, RequestBody body, Batch<E> batch) {
    Fields query = QueryParameters.of(request);
    boolean atomic = query.optional("atomic", FieldReader.bool()).orElse(false);
    query.finish();
    List<Supplier<Fields>> items =
        LINES.isCompatible(request.getMediaType())
            ? body.lines(batch.maximumItems())
            : body.array(batch.maximumItems());
    BatchResult result =
        atomic
            ? transactions.executeForPerson(
                caller.person().value(), () -> store(caller, items, batch, true))
            : store(caller, items, batch, false);
    return Response.ok(result).build();
  }

  private static <E> BatchResult store(
      Caller caller, List<Supplier<Fields>> items, Batch<E> batch, boolean atomic) {
    Supplier<ZoneId> zone = batch.zone(caller); // the same for all items: looked up once
    SortedMap<Integer, E> valid = new TreeMap<>();
    SortedMap<Integer, ItemResult> results = new TreeMap<>();
    for (int index = 0; index < items.size(); index++) {
      try {
        valid.put(index, batch.read(items.get(index).get(), zone));
      } catch (ProblemException refusal) {
        results.put(index, ItemResult.refused(index, refusal.problem()));
      }
    }
    if (atomic) {
      requireNoViolations(results.values());
    }
    Iterator<Integer> indices = valid.keySet().iterator();
    for (Batch.Added added : batch.add(caller, List.copyOf(valid.values()))) {
      int index = indices.next();
      results.put(index, itemResult(index, added));
    }
    if (atomic) {
      requireNoViolations(results.values());
    }
    return BatchResult.of(List.copyOf(results.values()));
  }

  private static ItemResult itemResult(int index, Batch.Added added) {
    return switch (added.outcome()) {
      case STORED -> ItemResult.accepted(index, true, added.id());
      case EXISTING -> ItemResult.accepted(index, false, added.id());
      case CONFLICT -> ItemResult.conflict(index, added.id(), Problem.of(added.refusal().get()));
      case BEFORE_RETENTION -> ItemResult.refused(index, Problem.of(added.refusal().get()));
    };
  }

  private static void requireNoViolations(Collection<ItemResult> results) {
    List<Violation> violations =
        results.stream().flatMap(result -> result.violations().stream()).toList();
    if (!violations.isEmpty()) {
      throw new ProblemException(
          new Problem(422, "batch_refused", "Nothing was stored: some items failed.", violations));
    }
  }
}
