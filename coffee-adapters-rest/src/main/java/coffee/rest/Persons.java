package coffee.rest;

import coffee.domain.DomainException;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out more about who calls, for those calls that need it. */
public final class Persons {

  private final People people;

  /** Among all people. */
  public Persons(People people) {
    this.people = people;
  }

  /**
   * The person who calls, as stored now.
   *
   * @throws DomainException NOT_FOUND if they are no longer there
   */
  public Person of(Caller caller) {
    return people
        .find(caller.person())
        .orElseThrow(() -> DomainException.notFound("This person is no longer here."));
  }

  /** The zone of the person who calls, looked up when it is first asked for, and once. */
  public Supplier<ZoneId> zone(Caller caller) {
    return new Supplier<>() {
      private @Nullable ZoneId found;

      @Override
      public ZoneId get() {
        if (found == null) {
          found = of(caller).timeZone();
        }
        return found;
      }
    };
  }
}
