package coffee.domain.entry;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.Concurrently;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EntryLog} must do.
 *
 * @param <E> the kind of entry
 * @param <L> the entry as stored
 */
public interface EntryLogContract<E extends Entry, L extends LoggedEntry<E>> extends PeopleFixture {

  Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

  /** The log under test. */
  EntryLog<E, L> log();

  /** An entry with a dose or heart rate; equal timestamps mean equal identities. */
  E entry(Instant timestamp, int value);

  /** The dose or heart rate. */
  int value(E entry);

  /** A person's entries, newest first. */
  List<L> all(PersonId person);

  /** Adds a new entry. */
  default L stored(PersonId person, E entry) {
    AddResult<L> added = log().add(person, entry);
    assertThat(added.outcome()).isEqualTo(Outcome.STORED);
    return added.entry();
  }

  @Test
  default void acceptsEmptyBatch() {
    PersonId person = newPerson();

    assertThat(log().addAll(person, List.of())).isEmpty();
    assertThat(revision(person)).isZero();
  }

  @Test
  default void storesIdentityOnceUnderConcurrency() {
    PersonId person = newPerson();

    List<AddResult<L>> added =
        Concurrently.run(8, thread -> log().add(person, entry(NINE, 60 + thread)));

    assertThat(added).extracting(AddResult::outcome).containsOnlyOnce(Outcome.STORED);
    assertThat(added.stream().map(AddResult::entry).collect(toSet())).hasSize(1);
    assertThat(revision(person)).isEqualTo(1);
  }

  @Test
  default void storesConcurrentBatchesWithoutDuplicates() {
    PersonId person = newPerson();

    Concurrently.run(
        6,
        thread ->
            log()
                .addAll(
                    person,
                    IntStream.range(0, 100)
                        .map(i -> thread % 2 == 0 ? i : 99 - i)
                        .mapToObj(i -> entry(NINE.plusSeconds(i), 60))
                        .toList()));

    assertThat(all(person)).hasSize(100);
  }

  @Test
  default void isolatesPersons() {
    PersonId owner = newPerson();
    L entry = stored(owner, entry(NINE, 60));
    stored(newPerson(), entry(NINE, 70));
    PersonId other = newPerson();

    assertThat(log().find(other, entry.id())).isEmpty();
    assertThat(all(other)).isEmpty();
    assertNotFound(() -> log().remove(other, entry.id(), seen -> {}));
    assertNotFound(() -> log().change(other, entry.id(), LoggedEntry::entry));
    assertThat(log().find(owner, entry.id())).contains(entry);
    assertThat(all(owner)).containsExactly(entry);
    assertThat(revision(owner)).isEqualTo(1);
    assertThat(revision(other)).isZero();
  }

  @Test
  default void unchangedEntryIsNotWritten() {
    PersonId person = newPerson();
    L stored = stored(person, entry(NINE, 60));

    L same = log().change(person, stored.id(), seen -> entry(NINE.plusNanos(999), 60));

    assertThat(same).isEqualTo(stored);
    assertThat(revision(person)).isEqualTo(1);
  }

  @Test
  default void keepsEntryWhenChangeThrows() {
    PersonId person = newPerson();
    L stored = stored(person, entry(NINE, 60));

    assertThatThrownBy(
            () ->
                log()
                    .change(
                        person,
                        stored.id(),
                        seen -> {
                          assertThat(seen).isEqualTo(stored);
                          throw new IllegalStateException("refused");
                        }))
        .hasMessage("refused");
    assertThat(all(person)).containsExactly(stored);
    assertThat(revision(person)).isEqualTo(1);
  }

  @Test
  default void appliesEveryConcurrentChange() {
    PersonId person = newPerson();
    L stored = stored(person, entry(NINE, 60));

    Concurrently.run(
        8,
        thread -> log().change(person, stored.id(), seen -> entry(NINE, value(seen.entry()) + 1)));

    assertThat(all(person)).extracting(LoggedEntry::entry).containsExactly(entry(NINE, 68));
    assertThat(revision(person)).isEqualTo(9);
  }

  @Test
  default void removesEntryOnce() {
    PersonId person = newPerson();
    L stored = stored(person, entry(NINE, 60));

    log().remove(person, stored.id(), seen -> assertThat(seen).isEqualTo(stored));

    assertThat(log().find(person, stored.id())).isEmpty();
    assertThat(all(person)).isEmpty();
    assertNotFound(() -> log().remove(person, stored.id(), seen -> {}));
    assertThat(revision(person)).isEqualTo(2);
    stored(person, entry(NINE, 61));
  }

  @Test
  default void keepsEntryWhenRemovalCheckThrows() {
    PersonId person = newPerson();
    L stored = stored(person, entry(NINE, 60));

    assertThatThrownBy(
            () ->
                log()
                    .remove(
                        person,
                        stored.id(),
                        seen -> {
                          throw new IllegalStateException("refused");
                        }))
        .hasMessage("refused");
    assertThat(all(person)).containsExactly(stored);
    assertThat(revision(person)).isEqualTo(1);
  }

  @Test
  default void findsNothingForOutOfRangeIds() {
    PersonId person = newPerson();
    L stored = stored(person, entry(NINE, 60));

    LongStream.of(0, 1, -1, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE)
        .filter(id -> id != stored.id())
        .forEach(
            id -> {
              assertThat(log().find(person, id)).isEmpty();
              assertNotFound(() -> log().remove(person, id, seen -> {}));
            });
  }

  private static void assertNotFound(Runnable call) {
    assertRefused(Reason.NOT_FOUND, "not_found", call::run);
  }
}
