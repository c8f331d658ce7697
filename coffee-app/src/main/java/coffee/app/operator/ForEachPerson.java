package coffee.app.operator;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.Person;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs an action for each person, so that one failure does not stop the others. */
record ForEachPerson(List<Person> people, PrintWriter out) {

  /** Copies the list. */
  ForEachPerson {
    people = List.copyOf(people);
  }

  /**
   * Runs the action for all persons, and prints each failure with the person's number.
   *
   * @throws DomainException UNAVAILABLE if the store was unavailable for some of them, or CONFLICT
   *     if they were refused for another reason
   * @throws IllegalStateException if a bug occurred for any of them
   */
  void run(Consumer<Person> work) {
    List<RuntimeException> failures = new ArrayList<>();
    for (Person person : people) {
      try {
        work.accept(person);
      } catch (RuntimeException failure) { // kept, and thrown when everybody was served
        out.printf("person %d: failed: %s%n", person.id().value(), failure.getMessage());
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw failureOf(failures);
    }
  }

  private RuntimeException failureOf(List<RuntimeException> failures) {
    String message =
        "failed for %d of %d person(s), listed above".formatted(failures.size(), people.size());
    RuntimeException ended = failureOf(failures, message);
    failures.forEach(ended::addSuppressed);
    return ended;
  }

  private static RuntimeException failureOf(List<RuntimeException> failures, String message) {
    if (!failures.stream().allMatch(DomainException.class::isInstance)) {
      return new IllegalStateException(message);
    }
    boolean isUnavailable =
        failures.stream()
            .map(DomainException.class::cast)
            .anyMatch(failure -> failure.reason() == Reason.UNAVAILABLE);
    return isUnavailable
        ? new DomainException(Reason.UNAVAILABLE, "not_done", message)
        : DomainException.conflict("not_done", message);
  }
}
