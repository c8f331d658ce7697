package coffee.domain.changes;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.DomainException.Reason;
import coffee.domain.TimeRange;
import coffee.domain.changes.ChangedRecord.ChangedExperiment;
import coffee.domain.changes.ChangedRecord.ChangedIntake;
import coffee.domain.changes.ChangedRecord.ChangedProfile;
import coffee.domain.changes.ChangedRecord.ChangedRange;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentFixtures;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportQueueContract;
import coffee.domain.imports.ImportRemoval;
import coffee.domain.imports.ImportRequestFixtures;
import coffee.domain.imports.ImportState;
import coffee.domain.imports.WaitingImport;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Actor;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.steps.FiveMinuteSteps;
import coffee.domain.steps.StepFixtures;
import coffee.domain.steps.StepLog;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link ChangeLog} must do, and {@link ReadChanges} with it. */
public interface ChangeLogContract extends PeopleFixture {

  Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
  int MANY = 1_000;
  Set<ChangeKind> ALL = EnumSet.allOf(ChangeKind.class);

  /** The changes under test: of what is in the stores. */
  ChangeLog changes();

  /** What is forgotten of them. */
  ChangeRetention changeRetention();

  IntakeLog intakes();

  ReadingLog readings();

  StepLog steps();

  ExperimentStore experiments();

  ImportJobs imports();

  ImportQueue queue();

  /** The time of the store passes. */
  void pass(Duration time);

  /** The time of the store. */
  Instant now();

  private ReadChanges feed() {
    return new ReadChanges(changes(), "this store");
  }

  private ChangePage page(PersonId person, ChangeCursor since) {
    return feed().page(person, Optional.of(since), ALL, MANY);
  }

  private List<Change> since(PersonId person, ChangeCursor since) {
    return page(person, since).changes();
  }

  private LoggedIntake coffee(PersonId person, int milligrams) {
    return intakes().add(person, Intake.of(NINE, new Caffeine(milligrams))).entry();
  }

  private static ChangedRange range(Change change) {
    return (ChangedRange) change.record().orElseThrow();
  }

  @Test
  default void givesCoffeesInOrderOfTheirLastChange() {
    PersonId person = newPerson();
    ChangeCursor start = feed().end(person);
    LoggedIntake first = coffee(person, 80);
    LoggedIntake second = coffee(person, 90);
    LoggedIntake changed =
        intakes().change(person, first.id(), stored -> Intake.of(NINE, new Caffeine(85)));

    List<Change> found = since(person, start);

    assertThat(found)
        .extracting(Change::record)
        .containsExactly(
            Optional.of(new ChangedIntake(second)), Optional.of(new ChangedIntake(changed)));
    assertThat(found)
        .extracting(Change::kind)
        .containsExactly(ChangeKind.COFFEE, ChangeKind.COFFEE);
    assertThat(found.get(0).operation()).isEqualTo(ChangeOperation.CREATED);
    assertThat(found.get(0).changedAt()).isEqualTo(second.createdAt());
    assertThat(found.get(1).id()).hasValue(first.id());
  }

  @Test
  default void leavesIdsOfDeletedRecords() {
    PersonId person = newPerson();
    LoggedIntake coffee = coffee(person, 80);
    Experiment experiment = experiments().add(person, ExperimentFixtures.running(), earlier -> {});
    ChangeCursor start = feed().end(person);
    intakes().remove(person, coffee.id(), stored -> {});
    experiments().remove(person, experiment.id(), stored -> {});

    List<Change> found = since(person, start);

    assertThat(found)
        .extracting(Change::operation)
        .containsExactly(ChangeOperation.DELETED, ChangeOperation.DELETED);
    assertThat(found)
        .extracting(Change::kind)
        .containsExactly(ChangeKind.COFFEE, ChangeKind.EXPERIMENT);
    assertThat(found)
        .extracting(Change::id)
        .containsExactly(OptionalLong.of(coffee.id()), OptionalLong.of(experiment.id()));
    assertThat(found).allMatch(change -> change.record().isEmpty());
  }

  @Test
  default void mergesReadingsOfAnHour() {
    PersonId person = newPerson();
    ChangeCursor start = feed().end(person);
    IntStream.range(0, 5)
        .forEach(minute -> readings().add(person, manual(NINE.plusSeconds(60L * minute), 60)));

    assertThat(since(person, start))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(ChangeKind.HEART_RATE);
              assertThat(change.operation()).isEqualTo(ChangeOperation.RANGE);
              assertThat(range(change).from()).contains(NINE);
              assertThat(range(change).until()).contains(TEN);
              assertThat(range(change).rows()).hasValue(5);
              assertThat(range(change).importId()).isEmpty();
            });
  }

  @Test
  default void givesChangedAndRemovedReadingsAsRanges() {
    PersonId person = newPerson();
    long id = readings().add(person, manual(NINE, 60)).entry().id();
    ChangeCursor stored = feed().end(person);
    long moved = readings().change(person, id, entry -> manual(TEN, 61)).id();
    ChangeCursor changed = feed().end(person);
    readings().remove(person, moved, entry -> {});

    assertThat(since(person, stored))
        .anySatisfy(change -> assertThat(range(change).from()).contains(NINE))
        .anySatisfy(change -> assertThat(range(change).until()).contains(TEN.plusSeconds(3600)));
    assertThat(since(person, changed))
        .singleElement()
        .satisfies(change -> assertThat(range(change).from()).contains(TEN));
  }

  @Test
  default void givesStepsAsRanges() {
    PersonId person = newPerson();
    ChangeCursor start = feed().end(person);
    steps().addAll(person, List.of(StepFixtures.minute(NINE, 60)), OptionalLong.empty());
    ChangeCursor added = feed().end(person);
    List<Change> afterAdding = since(person, start);
    long removed = steps().remove(person, new TimeRange(NINE, TEN), Optional.empty());

    assertThat(removed).isEqualTo(1);
    assertThat(since(person, start)).allMatch(change -> change.kind() == ChangeKind.STEPS);
    TimeRange affected = FiveMinuteSteps.affectedBy(LocalDate.ofInstant(NINE, ZoneOffset.UTC));
    for (List<Change> found : List.of(afterAdding, since(person, added))) {
      assertThat(found)
          .singleElement()
          .satisfies(
              change -> {
                assertThat(range(change).from()).contains(affected.from());
                assertThat(range(change).until()).contains(affected.until());
              });
    }
  }

  @Test
  default void givesProfileAndExperiments() {
    PersonId person = newPerson();
    ChangeCursor start = feed().end(person);
    Person changed =
        people()
            .change(
                person,
                stored ->
                    new Person(
                        person, stored.name(), ZoneId.of("Europe/Berlin"), stored.profile(), 0));
    Experiment experiment = experiments().add(person, ExperimentFixtures.running(), earlier -> {});
    experiments().report(person, experiment.id(), ExperimentFixtures.report(2), found -> {});

    List<Change> found = since(person, start);

    assertThat(found)
        .extracting(Change::kind)
        .containsExactly(ChangeKind.PROFILE, ChangeKind.EXPERIMENT);
    assertThat(found.get(0).record())
        .hasValueSatisfying(
            record ->
                assertThat(((ChangedProfile) record).person().timeZone())
                    .isEqualTo(changed.timeZone()));
    assertThat(found.get(1).record()).contains(new ChangedExperiment(experiment));
  }

  @Test
  default void givesImportsWhenTheyEndAndWhenTheyAreUndone() {
    PersonId person = newPerson();
    ChangeCursor start = feed().end(person);
    ImportJob job = imports().add(person, ImportRequestFixtures.in("spool of changes"));
    var claim = queue().claim(new WaitingImport(person, job.id())).orElseThrow();
    claim.checkpoint(ImportQueueContract.SOME, List.of(ImportQueueContract.REFUSED));
    assertThat(since(person, start)).isEmpty();
    claim.end(Optional.empty());

    ChangeCursor ended = page(person, start).next();
    assertThat(since(person, start))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(ChangeKind.IMPORT);
              assertThat(range(change).importId()).hasValue(job.id());
              assertThat(range(change).state()).contains(ImportState.DONE);
            });

    imports().markUndone(person, job.id(), new ImportRemoval(1, 2, 3));
    assertThat(since(person, ended))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(range(change).rows()).hasValue(6);
              assertThat(range(change).state()).contains(ImportState.UNDONE);
            });
  }

  @Test
  default void tellsWhichImportBroughtAndTookRows() {
    PersonId person = newPerson();
    ChangeCursor start = feed().end(person);
    readings().addAll(person, List.of(manual(NINE, 60)), OptionalLong.of(7));
    LoggedIntake coffee =
        intakes()
            .addAll(person, List.of(Intake.of(NINE, new Caffeine(80))), OptionalLong.of(7))
            .get(0)
            .entry();
    ChangePage brought = page(person, start);
    readings().removeImported(person, 7);
    intakes().removeImported(person, 7);

    assertThat(range(brought.changes().get(0)).importId()).hasValue(7);
    List<Change> taken = since(person, brought.next());
    assertThat(range(taken.get(0)).importId()).hasValue(7);
    assertThat(taken.get(1).operation()).isEqualTo(ChangeOperation.DELETED);
    assertThat(taken.get(1).id()).hasValue(coffee.id());
  }

  @Test
  default void writeWithoutChangeIsNoChange() {
    PersonId person = newPerson();
    LoggedIntake coffee = coffee(person, 80);
    readings().add(person, manual(NINE, 60));
    ChangeCursor start = feed().end(person);
    intakes().change(person, coffee.id(), stored -> stored.intake());
    readings().add(person, manual(NINE, 60));

    assertThat(page(person, start)).isEqualTo(new ChangePage(List.of(), start, false));
  }

  @Test
  default void pagesWithoutGapsOrRepetition() {
    PersonId person = newPerson();
    ChangeCursor start = feed().end(person);
    List<Intake> drinks =
        IntStream.range(0, 7)
            .mapToObj(i -> Intake.of(NINE.plusSeconds(i), new Caffeine(80 + i)))
            .toList();
    intakes().addAll(person, drinks);
    LoggedIntake deleted = coffee(person, 1);
    intakes().remove(person, deleted.id(), stored -> {});
    readings().add(person, manual(NINE, 60));
    List<Change> whole = since(person, start);

    List<Change> paged = new ArrayList<>();
    ChangePage page;
    ChangeCursor next = start;
    do {
      page = feed().page(person, Optional.of(next), ALL, 2);
      assertThat(page.changes()).hasSizeLessThanOrEqualTo(2);
      paged.addAll(page.changes());
      next = ChangeCursor.decode(page.next().encode());
    } while (page.hasMore());

    assertThat(whole).hasSize(9);
    assertThat(paged).isEqualTo(whole);
    assertThat(since(person, next)).isEmpty();
  }

  @Test
  default void readsOnlyTheGivenKinds() {
    PersonId person = newPerson();
    ChangeCursor start = feed().end(person);
    coffee(person, 80);
    readings().add(person, manual(NINE, 60));

    for (ChangeKind kind : Set.of(ChangeKind.COFFEE, ChangeKind.HEART_RATE)) {
      ChangePage page = feed().page(person, Optional.of(start), Set.of(kind), MANY);
      assertThat(page.changes()).extracting(Change::kind).containsExactly(kind);
      assertThat(since(person, page.next())).isEmpty();
    }
  }

  @Test
  default void beginsWithEveryRecordAndOneRangeOfReadings() {
    PersonId person = newPerson();
    coffee(person, 80);
    LoggedIntake deleted = coffee(person, 81);
    intakes().remove(person, deleted.id(), stored -> {});
    readings().add(person, manual(NINE, 60));
    readings().add(person, manual(TEN, 60));

    ChangePage all = feed().page(person, Optional.empty(), ALL, MANY);
    List<Change> paged = new ArrayList<>();
    ChangePage page = feed().page(person, Optional.empty(), ALL, 1);
    while (page.hasMore()) {
      paged.addAll(page.changes());
      page = feed().page(person, Optional.of(page.next()), ALL, 1);
    }
    paged.addAll(page.changes());

    assertThat(all.changes())
        .extracting(Change::kind)
        .containsExactly(
            ChangeKind.HEART_RATE, ChangeKind.STEPS, ChangeKind.PROFILE, ChangeKind.COFFEE);
    assertThat(all.changes().get(0).record()).contains(ChangedRange.ALL);
    assertThat(paged).isEqualTo(all.changes());
    assertThat(page.next()).isEqualTo(all.next());
  }

  @Test
  default void keepsPersonsApart() {
    PersonId one = newPerson();
    PersonId other = newPerson();
    ChangeCursor start = feed().end(one);
    coffee(other, 80);
    readings().add(other, manual(NINE, 60));

    assertThat(since(one, start)).isEmpty();
    assertRefused(Reason.INVALID, "invalid_cursor", () -> page(other, start));
    assertThat(changes().revisions(List.of(one, other, new PersonId(987_654))))
        .containsOnlyKeys(one, other)
        .containsEntry(one, revision(one));
  }

  @Test
  default void purgesAndExpiresOlderCursors() {
    PersonId person = newPerson();
    ChangeCursor start = feed().end(person);
    LoggedIntake kept = coffee(person, 80);
    LoggedIntake deleted = coffee(person, 81);
    ChangePage begun = feed().page(person, Optional.empty(), ALL, 1);
    intakes().remove(person, deleted.id(), stored -> {});
    ChangeCursor afterDeletion = feed().end(person);
    assertThat(changeRetention().purgeBefore(person, now().minus(Duration.ofHours(1)))).isZero();
    pass(Duration.ofDays(1));
    readings().add(person, manual(NINE, 60));

    assertThat(changeRetention().purgeBefore(person, now().minus(Duration.ofHours(1))))
        .isEqualTo(1);

    assertRefused(Reason.GONE, "cursor_expired", () -> page(person, start));
    assertRefused(Reason.GONE, "cursor_expired", () -> page(person, begun.next()));
    assertThat(since(person, afterDeletion))
        .extracting(Change::kind)
        .containsExactly(ChangeKind.HEART_RATE);
    assertThat(feed().page(person, Optional.empty(), Set.of(ChangeKind.COFFEE), MANY).changes())
        .extracting(Change::id)
        .containsExactly(OptionalLong.of(kept.id()));
  }

  @Test
  default void newReaderPagesThroughWhatIsOlderThanThePurged() {
    PersonId person = newPerson();
    List<LoggedIntake> kept = IntStream.range(0, 4).mapToObj(i -> coffee(person, i)).toList();
    intakes().remove(person, coffee(person, 81).id(), stored -> {});
    pass(Duration.ofDays(1));
    long unused = changeRetention().purgeBefore(person, now());

    List<Long> ids = new ArrayList<>();
    Optional<ChangeCursor> next = Optional.empty();
    ChangePage page;
    do {
      page = feed().page(person, next, Set.of(ChangeKind.COFFEE), 1);
      page.changes().forEach(change -> ids.add(change.id().orElseThrow()));
      next = Optional.of(page.next());
    } while (page.hasMore());

    assertThat(ids).isEqualTo(kept.stream().map(LoggedIntake::id).toList());
  }

  @Test
  default void erasureExpiresCursorsAndEmptiesFeed() {
    PersonId person = newPerson();
    coffee(person, 80);
    readings().add(person, manual(NINE, 60));
    ChangeCursor before = feed().end(person);
    people().eraseData(person, NINE, Actor.OPERATOR);

    assertRefused(Reason.GONE, "cursor_expired", () -> page(person, before));
    assertThat(since(person, feed().end(person))).isEmpty();
    assertThat(feed().page(person, Optional.empty(), Set.of(ChangeKind.COFFEE), MANY).changes())
        .isEmpty();
  }

  @Test
  default void refusesCursorOfAnotherStore() {
    PersonId person = newPerson();
    ChangeCursor elsewhere = new ReadChanges(changes(), "before the restore").end(person);

    assertRefused(Reason.GONE, "cursor_expired", () -> page(person, elsewhere));
  }

  @Test
  default void refusesCursorFromTheFuture() {
    PersonId person = newPerson();
    ChangeCursor end = feed().end(person);
    ChangeCursor ahead =
        new ChangeCursor(
            person,
            end.feedId(),
            end.startRevision(),
            ChangePosition.endOf(end.startRevision() + 1));

    assertRefused(Reason.GONE, "cursor_expired", () -> page(person, ahead));
  }
}
