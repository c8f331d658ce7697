package coffee.rest.batch;

import coffee.rest.problem.Problem;
import coffee.rest.problem.Violation;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The JSON result of one item of a batch.
 *
 * @param index position of the item, from 0
 * @param status result of the item
 * @param id id of the stored record, or of the conflicting one; empty for kinds without ids
 * @param problem why the item was not stored
 */
record ItemResult(int index, Status status, OptionalLong id, Optional<ItemProblem> problem) {

  /** The possible results of an item. */
  enum Status {
    STORED,
    EXISTING,
    CONFLICT,
    REFUSED;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why an item was not stored: a problem without the request-level fields. */
  record ItemProblem(
      String type, String title, int status, String detail, String code, List<Violation> errors) {

    static ItemProblem of(Problem problem) {
      return new ItemProblem(
          problem.type(),
          problem.title(),
          problem.status(),
          problem.detail(),
          problem.code(),
          problem.errors());
    }
  }

  static ItemResult refused(int index, Problem problem) {
    return new ItemResult(
        index, Status.REFUSED, OptionalLong.empty(), Optional.of(ItemProblem.of(problem)));
  }

  static ItemResult conflict(int index, OptionalLong id, Problem problem) {
    return new ItemResult(index, Status.CONFLICT, id, Optional.of(ItemProblem.of(problem)));
  }

  static ItemResult accepted(int index, boolean isNew, OptionalLong id) {
    return new ItemResult(index, isNew ? Status.STORED : Status.EXISTING, id, Optional.empty());
  }

  /** The violations in the item, relative to the whole body; none if it was stored. */
  List<Violation> violations() {
    if (problem.isEmpty()) {
      return List.of();
    }
    ItemProblem why = problem.get();
    return why.errors().isEmpty()
        ? List.of(new Violation("/" + index, why.code(), why.detail()))
        : why.errors();
  }
}
