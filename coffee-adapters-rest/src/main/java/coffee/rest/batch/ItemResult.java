package coffee.rest.batch;

import coffee.rest.problem.Problem;
import coffee.rest.problem.Violation;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of one item of a batch, as it goes over the wire.
 *
 * @param index place of the item, from 0
 * @param status what became of it
 * @param id of the stored record; that of the other one for a conflict
 * @param problem why it was not stored
 */
record ItemResult(int index, Status status, OptionalLong id, Optional<ItemProblem> problem) {

  /** What can become of an item. */
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

  /** Why an item was not stored: a problem without what belongs to the whole request. */
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

  static ItemResult conflict(int index, long id, Problem problem) {
    return new ItemResult(
        index, Status.CONFLICT, OptionalLong.of(id), Optional.of(ItemProblem.of(problem)));
  }

  static ItemResult kept(int index, boolean isNew, long id) {
    return new ItemResult(
        index, isNew ? Status.STORED : Status.EXISTING, OptionalLong.of(id), Optional.empty());
  }

  /** What is wrong with the item, by its place in the whole body; nothing if it was kept. */
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
