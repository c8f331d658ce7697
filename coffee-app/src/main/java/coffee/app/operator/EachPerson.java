package coffee.app.operator;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.Person;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Work on one person after the other, in which one's trouble is not the next one's. */
record EachPerson(List<Person> people, PrintWriter out) {

  /** Takes a copy. */
  EachPerson {
    people = List.copyOf(people);
  }

  /**
   * Works on all of them, and says of each at once when it fails: by number, and why.
   *
   * @throws DomainException UNAVAILABLE if the store was away from some of them, or CONFLICT if
   *     they were refused otherwise
   * @throws IllegalStateException if any of them met a bug
   */
  void run(Consumer<Person> work) {
    List<RuntimeException> failures = new ArrayList<>();
    for (Person person : people) {
      try {
        work.accept(person);
      } catch (RuntimeException failure) { // kept, and thrown when everybody was served
        out.printf("person %d: not done: %s%n", person.id().value(), failure.getMessage());
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw ended(failures);
    }
  }

  private RuntimeException ended(List<RuntimeException> failures) {
    String message =
        "not done for %d of %d person(s), named above".formatted(failures.size(), people.size());
    RuntimeException ended = ended(failures, message);
    failures.forEach(ended::addSuppressed);
    return ended;
  }

  private static RuntimeException ended(List<RuntimeException> failures, String message) {
    if (!failures.stream().allMatch(DomainException.class::isInstance)) {
      return new IllegalStateException(message);
    }
    boolean isAway =
        failures.stream()
            .map(DomainException.class::cast)
            .anyMatch(failure -> failure.reason() == Reason.UNAVAILABLE);
    return isAway
        ? new DomainException(Reason.UNAVAILABLE, "not_done", message)
        : DomainException.conflict("not_done", message);
  }
}
