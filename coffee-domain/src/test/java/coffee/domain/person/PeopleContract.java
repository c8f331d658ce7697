package coffee.domain.person;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.Concurrently;
import coffee.domain.DomainException.Reason;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What all {@link People} must do. */
public interface PeopleContract extends PeopleFixture {

  ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static String newName() {
    return "Zoë 😀 " + UUID.randomUUID();
  }

  @Test
  default void createsPersonWithEmptyProfile() {
    String name = newName();

    Person made = people().ensure(name, BERLIN);

    assertThat(made).isEqualTo(new Person(made.id(), name, BERLIN, Profile.EMPTY, 0));
    assertThat(made.id().value()).isPositive();
    assertThat(people().find(made.id())).contains(made);
    assertThat(people().findByName(name)).contains(made);
  }

  @Test
  default void rejectsDuplicateName() {
    Person added = people().add(newName(), BERLIN);

    assertThat(added.profile()).isEqualTo(Profile.EMPTY);
    assertThat(people().find(added.id())).contains(added);
    assertRefused(Reason.CONFLICT, "name_taken", () -> people().add(added.name(), ZoneOffset.UTC));
    assertThat(people().find(added.id())).contains(added);
  }

  @Test
  default void rejectsNamesWithControlCharacters() {
    Person person = people().add(newName(), BERLIN);

    for (String name : List.of("a\nb", "\u001B[2J", "\u202Eada", "\u200B", "--all")) {
      assertRefused(Reason.INVALID, "invalid_text", () -> people().add(name, BERLIN));
      assertRefused(Reason.INVALID, "invalid_text", () -> people().ensure(name, BERLIN));
      assertRefused(
          Reason.INVALID,
          "invalid_text",
          () -> new RenamePerson(people()).rename(person.id(), name));
      assertThat(people().findByName(name)).isEmpty();
    }
    assertThat(people().find(person.id())).contains(person);
  }

  @Test
  default void listsPeopleByName() {
    String name = newName();
    Person second = people().add(name + " b", BERLIN);
    Person third = people().add(name + " c", BERLIN);
    Person first = people().add(name + " a", BERLIN);

    assertThat(people().all()).containsSubsequence(first, second, third);
  }

  @Test
  default void ensureKeepsExistingPerson() {
    Person made = people().ensure(newName(), BERLIN);

    assertThat(people().ensure(made.name(), ZoneOffset.UTC)).isEqualTo(made);
  }

  @Test
  default void findsNothingForUnknownIdOrName() {
    assertThat(people().find(new PersonId(Long.MAX_VALUE))).isEmpty();
    assertThat(people().findByName(newName())).isEmpty();
  }

  @Test
  default void readsWithPersonAsStored() {
    People people = people();
    Person made = people.ensure(newName(), BERLIN);
    people.readWith(made.id(), Person::timeZone);
    people.change(
        made.id(),
        stored -> new Person(stored.id(), stored.name(), ZoneOffset.UTC, stored.profile(), 0));

    assertThat(people.readWith(made.id(), Person::timeZone)).contains(ZoneOffset.UTC);
    assertThat(people.readWith(new PersonId(Long.MAX_VALUE), Person::timeZone)).isEmpty();
  }

  @Test
  default void namesAreCaseSensitive() {
    Person lower = people().ensure("ada " + newName(), BERLIN);
    Person upper = people().ensure("A" + lower.name().substring(1), BERLIN);

    assertThat(upper.id()).isNotEqualTo(lower.id());
  }

  @Test
  default void ensureCreatesOnePersonUnderConcurrency() {
    String name = newName();

    List<Person> made = Concurrently.run(8, thread -> people().ensure(name, BERLIN));

    assertThat(new HashSet<>(made)).hasSize(1);
  }

  @Test
  default void changeStoresEveryFieldAndRaisesRevision() {
    Person made = people().ensure(newName(), BERLIN);
    Profile profile =
        new Profile(
            OptionalDouble.of(4.25),
            EnumSet.allOf(HalfLifeFactor.class),
            OptionalDouble.of(70.1),
            Optional.of(LocalTime.of(23, 30, 15)),
            OptionalDouble.of(50),
            OptionalDouble.of(0),
            OptionalDouble.of(199.5));
    Person expected =
        new Person(new PersonId(7), newName(), ZoneId.of("Asia/Kathmandu"), profile, 99);

    Person changed = people().change(made.id(), stored -> expected);

    assertThat(changed)
        .isEqualTo(new Person(made.id(), expected.name(), expected.timeZone(), profile, 1));
    assertThat(people().find(made.id())).contains(changed);
    assertThat(people().findByName(changed.name())).contains(changed);
    assertThat(people().findByName(made.name())).isEmpty();
  }

  @Test
  default void renamingFreesOldName() {
    Person made = people().ensure(newName(), BERLIN);
    people().change(made.id(), stored -> renamed(stored, newName()));

    assertThat(people().ensure(made.name(), BERLIN).id()).isNotEqualTo(made.id());
  }

  @Test
  default void findsRenamedOwnerByReservedName() {
    Person owner = people().ensure(People.OWNER, BERLIN);
    Person other = people().add(newName(), BERLIN);

    Person renamed = people().change(owner.id(), stored -> renamed(stored, newName()));

    assertThat(people().findByName(renamed.name())).contains(renamed);
    assertThat(people().findByName(People.OWNER)).contains(renamed);
    assertThat(people().ensure(People.OWNER, ZoneOffset.UTC)).isEqualTo(renamed);
    assertRefused(Reason.CONFLICT, "name_taken", () -> people().add(People.OWNER, BERLIN));
    assertRefused(
        Reason.CONFLICT,
        "name_taken",
        () -> people().change(other.id(), stored -> renamed(stored, People.OWNER)));

    people().change(owner.id(), stored -> renamed(stored, People.OWNER));
    assertThat(people().findByName(People.OWNER)).map(Person::name).contains(People.OWNER);
    assertThat(people().findByName(renamed.name())).isEmpty();
  }

  @Test
  default void rejectsNameOfAnotherPerson() {
    Person one = people().ensure(newName(), BERLIN);
    Person other = people().ensure(newName(), BERLIN);

    assertRefused(
        Reason.CONFLICT,
        "name_taken",
        () -> people().change(one.id(), stored -> renamed(stored, other.name())));
    assertThat(people().find(one.id())).contains(one);
  }

  @Test
  default void keepsPersonWhenChangeThrows() {
    Person made = people().ensure(newName(), BERLIN);

    assertThatThrownBy(
            () ->
                people()
                    .change(
                        made.id(),
                        stored -> {
                          throw new IllegalStateException("refused");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("refused");
    assertThat(people().find(made.id())).contains(made);
  }

  @Test
  default void rejectsChangeOfUnknownPerson() {
    assertRefused(
        Reason.NOT_FOUND,
        "not_found",
        () -> people().change(new PersonId(Long.MAX_VALUE), stored -> stored));
  }

  @Test
  default void appliesEveryConcurrentChange() {
    Person made = people().ensure(newName(), BERLIN);
    people().change(made.id(), stored -> weighing(stored, 100));

    Concurrently.run(
        8,
        thread ->
            people()
                .change(
                    made.id(),
                    stored -> weighing(stored, stored.profile().weightKg().orElseThrow() + 1)));

    Person changed = people().find(made.id()).orElseThrow();
    assertThat(changed.profile().weightKg()).hasValue(108);
    assertThat(changed.revision()).isEqualTo(9);
  }

  private static Person renamed(Person person, String name) {
    return new Person(person.id(), name, person.timeZone(), person.profile(), person.revision());
  }

  private static Person weighing(Person person, double kilograms) {
    Profile profile =
        new Profile(
            OptionalDouble.empty(),
            EnumSet.noneOf(HalfLifeFactor.class),
            OptionalDouble.of(kilograms),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return new Person(person.id(), person.name(), person.timeZone(), profile, person.revision());
  }
}
