package coffee.persistence.changes;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Page;
import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeCursor;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeOperation;
import coffee.domain.changes.ChangePage;
import coffee.domain.changes.ChangePosition;
import coffee.domain.changes.ChangedRecord;
import coffee.domain.changes.ChangedRecord.ChangedExperiment;
import coffee.domain.changes.ChangedRecord.ChangedIntake;
import coffee.domain.changes.ChangedRecord.ChangedProfile;
import coffee.domain.changes.ChangedRecord.ChangedRange;
import coffee.domain.changes.ReadChanges;
import coffee.domain.experiment.Experiment;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.steps.StepCount;
import coffee.domain.steps.StepFixtures;
import coffee.domain.steps.StepLog;
import coffee.persistence.JdbiStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A copy of a person's data that is kept up to date by the feed alone. */
final class FeedCopy {

  private static final Set<ChangeKind> ALL = EnumSet.allOf(ChangeKind.class);
  private static final int MANY = 100_000;

  private final JdbiStore store;
  private final ReadChanges feed;
  private final PersonId person;
  private final Map<Long, LoggedIntake> coffees = new TreeMap<>();
  private final Map<Long, LoggedReading> readings = new TreeMap<>();
  private final Map<Long, Experiment> experiments = new TreeMap<>();
  private List<StepCount> steps = List.of();
  private Optional<Person> profile = Optional.empty();
  private Optional<ChangeCursor> next = Optional.empty();
  private ChangePosition last = ChangePosition.START;

  FeedCopy(JdbiStore store, PersonId person) {
    this.store = store;
    this.feed = new ReadChanges(store.changes(), "this store");
    this.person = person;
  }

  /**
   * Reads and applies one page.
   *
   * @return whether it had changes
   */
  boolean follow(int limit) {
    ChangePage page = feed.page(person, next, ALL, limit);
    page.changes().forEach(this::apply);
    assertThat(page.changes()).extracting(Change::position).isSorted();
    assertThat(page.next().after()).isGreaterThanOrEqualTo(last);
    last = page.next().after();
    next = Optional.of(ChangeCursor.decode(page.next().encode()));
    return !page.changes().isEmpty();
  }

  private void apply(Change change) {
    if (change.operation() == ChangeOperation.DELETED) {
      (change.kind() == ChangeKind.COFFEE ? coffees : experiments)
          .remove(change.id().orElseThrow());
    } else {
      apply(change.kind(), change.record().orElseThrow());
    }
  }

  private void apply(ChangeKind kind, ChangedRecord changed) {
    if (changed instanceof ChangedIntake coffee) {
      coffees.put(coffee.intake().id(), coffee.intake());
    } else if (changed instanceof ChangedExperiment experiment) {
      experiments.put(experiment.experiment().id(), experiment.experiment());
    } else if (changed instanceof ChangedProfile stored) {
      profile = Optional.of(stored.person());
    } else if (changed instanceof ChangedRange range && kind != ChangeKind.IMPORT) {
      readAgain(kind, range);
    }
  }

  private void readAgain(ChangeKind kind, ChangedRange range) {
    Instant from = range.from().orElse(Instant.MIN);
    Instant until = range.until().orElse(Instant.MAX);
    if (kind == ChangeKind.HEART_RATE) {
      List<LoggedReading> found =
          store.readings().oldestFirst(person, from, until, Optional.empty(), MANY);
      readings.values().removeIf(one -> isWithin(one.reading().measuredAt(), from, until));
      found.forEach(one -> readings.put(one.id(), one));
    } else {
      List<StepCount> all = new ArrayList<>(steps);
      List<StepCount> found = stepsOf(store.steps());
      all.removeIf(one -> isWithin(one.start(), from, until));
      all.addAll(found.stream().filter(one -> isWithin(one.start(), from, until)).toList());
      steps = inOrder(all);
    }
  }

  private List<StepCount> stepsOf(StepLog log) {
    return StepFixtures.all(log, person);
  }

  private static List<StepCount> inOrder(List<StepCount> counts) {
    return counts.stream()
        .sorted(Comparator.comparing(StepCount::start).thenComparing(StepCount::source))
        .toList();
  }

  private static boolean isWithin(Instant instant, Instant from, Instant until) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  /** Compares with what is stored, read by a store whose sessions do not end. */
  void assertSameAsStored(JdbiStore store) {
    Person stored = store.people().find(person).orElseThrow();
    assertThat(coffees)
        .isEqualTo(
            byId(
                store.intakes().page(person, IntakeFilter.ALL, Page.first(MANY)),
                LoggedIntake::id));
    assertThat(readings.values())
        .containsExactlyElementsOf(
            store.readings().oldestFirst(person, Instant.MIN, Instant.MAX, Optional.empty(), MANY));
    assertThat(steps).isEqualTo(inOrder(stepsOf(store.steps())));
    assertThat(experiments).isEqualTo(byId(store.experiments().list(person), Experiment::id));
    assertThat(profile.orElseThrow().profile()).isEqualTo(stored.profile());
    assertThat(profile.orElseThrow().timeZone()).isEqualTo(stored.timeZone());
  }

  private static <T> Map<Long, T> byId(List<T> entries, Function<T, Long> id) {
    return entries.stream().collect(Collectors.toMap(id, entry -> entry));
  }

  /** Everything since a cursor. */
  List<Change> since(ChangeCursor since, int limit) {
    List<Change> changes = new ArrayList<>();
    ChangeCursor from = since;
    ChangePage page;
    do {
      page = feed.page(person, Optional.of(from), ALL, limit);
      changes.addAll(page.changes());
      from = page.next();
    } while (page.hasMore());
    return changes;
  }
}
