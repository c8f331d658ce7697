package coffee.rest.batch;

import coffee.domain.AddResult.Outcome;
import coffee.domain.DomainException;
import coffee.rest.Caller;
import coffee.rest.json.Fields;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What a person can submit in batches.
 *
 * @param <E> one item
 */
public interface Batch<E> {

  /** Maximum number of items in one batch. */
  int maximumItems();

  /** The caller's time zone; looked up once, on first use. */
  Supplier<ZoneId> zone(Caller caller);

  /**
   * Reads an item.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  E read(Fields fields, Supplier<ZoneId> zone);

  /**
   * Stores items.
   *
   * @return what became of each, in the given order
   */
  List<Added> add(Caller caller, List<E> items);

  /**
   * What became of an item.
   *
   * @param id of the stored record, if records of this kind have one
   * @param refusal why it was not stored; of the outcomes CONFLICT and BEFORE_RETENTION
   */
  record Added(Outcome outcome, OptionalLong id, Supplier<DomainException> refusal) {}
}
