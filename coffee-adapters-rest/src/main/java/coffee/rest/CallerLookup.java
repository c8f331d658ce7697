package coffee.rest;

import coffee.domain.DomainException;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Loads the caller's person record for requests that need it. */
public final class CallerLookup {

  private final People people;

  /** Creates the loader. */
  public CallerLookup(People people) {
    this.people = people;
  }

  /**
   * The caller's person record as currently stored.
   *
   * @throws DomainException NOT_FOUND if the person no longer exists
   */
  public Person person(Caller caller) {
    return people.find(caller.person()).orElseThrow(CallerLookup::gone);
  }

  /**
   * Reads the caller's data by their person record, as {@link People#readWith} does.
   *
   * @param read runs once or twice, and changes nothing
   * @throws DomainException NOT_FOUND if the person no longer exists
   */
  public <T> T read(Caller caller, Function<Person, T> read) {
    return people.readWith(caller.person(), read).orElseThrow(CallerLookup::gone);
  }

  private static DomainException gone() {
    return DomainException.notFound("This person no longer exists.");
  }

  /** The caller's time zone, looked up on first use and at most once. */
  public Supplier<ZoneId> zone(Caller caller) {
    return new Supplier<>() {
      private @Nullable ZoneId found;

      @Override
      public ZoneId get() {
        if (found == null) {
          found = person(caller).timeZone();
        }
        return found;
      }
    };
  }
}
