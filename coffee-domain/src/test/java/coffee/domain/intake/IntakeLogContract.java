package coffee.domain.intake;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.DomainException.Reason;
import coffee.domain.LocalDay;
import coffee.domain.Page;
import coffee.domain.Page.Position;
import coffee.domain.TimeRange;
import coffee.domain.entry.EntryLogContract;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link IntakeLog} must do. */
public interface IntakeLogContract extends EntryLogContract<Intake, LoggedIntake> {

  /** The log under test. */
  IntakeLog intakes();

  @Override
  default IntakeLog log() {
    return intakes();
  }

  @Override
  default Intake entry(Instant timestamp, int value) {
    return named(timestamp, value, timestamp.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  @Override
  default int value(Intake intake) {
    return (int) intake.caffeine().milligrams();
  }

  @Override
  default List<LoggedIntake> all(PersonId person) {
    return intakes().page(person, IntakeFilter.ALL, Page.first(1_000));
  }

  private static Intake coffee(Instant instant, double milligrams) {
    return Intake.of(instant, new Caffeine(milligrams));
  }

  private static Intake named(Instant instant, double milligrams, String clientId) {
    return new Intake(
        instant,
        new Caffeine(milligrams),
        Optional.empty(),
        Optional.empty(),
        Intake.DEFAULT_DURATION,
        Optional.empty(),
        Optional.of(clientId));
  }

  private static Intake typed(Instant instant, double milligrams, String type) {
    return new Intake(
        instant,
        new Caffeine(milligrams),
        Optional.of(type),
        Optional.empty(),
        Intake.DEFAULT_DURATION,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  default void storesEveryFieldOfIntake() {
    PersonId person = newPerson();
    Intake intake =
        new Intake(
            Instant.parse("2026-03-01T09:00:00.123456789Z"),
            new Caffeine(95.123456789),
            Optional.of("Käffchen ☕ 😀"),
            Optional.of("one\ntwo \\ \"three\" %_'"),
            Intake.MAX_DURATION,
            Optional.of("téléphone"),
            Optional.of("クライアント-1"));

    AddResult<LoggedIntake> added = intakes().add(person, intake);

    assertThat(added.outcome()).isEqualTo(Outcome.STORED);
    assertThat(added.entry().intake()).isEqualTo(intake);
    assertThat(added.entry().intake().consumedAt())
        .isEqualTo(Instant.parse("2026-03-01T09:00:00.123Z"));
    assertThat(added.entry().id()).isPositive();
    assertThat(added.entry().updatedAt()).isEqualTo(added.entry().createdAt());
    assertThat(intakes().find(person, added.entry().id())).contains(added.entry());
  }

  @Test
  default void storesEqualIntakesWithoutClientIdTwice() {
    PersonId person = newPerson();

    LoggedIntake one = intakes().add(person, coffee(NINE, 80)).entry();
    LoggedIntake two = intakes().add(person, coffee(NINE, 80)).entry();

    assertThat(LoggedIntakeFixtures.between(intakes(), person, NINE, TEN))
        .containsExactly(one, two);
  }

  @Test
  default void repeatedClientIdIsExisting() {
    PersonId person = newPerson();
    LoggedIntake first = intakes().add(person, named(NINE, 80, "a")).entry();
    long revision = revision(person);

    AddResult<LoggedIntake> again = intakes().add(person, named(TEN, 120, "a"));

    assertThat(again).isEqualTo(new AddResult<>(Outcome.EXISTING, first));
    assertThat(intakes().page(person, IntakeFilter.ALL, Page.first(10))).containsExactly(first);
    assertThat(revision(person)).isEqualTo(revision);
  }

  @Test
  default void storesBatchInGivenOrder() {
    PersonId person = newPerson();
    LoggedIntake earlier = intakes().add(person, named(NINE, 80, "earlier")).entry();

    List<AddResult<LoggedIntake>> added =
        intakes()
            .addAll(
                person,
                List.of(
                    named(TEN, 1, "b"),
                    named(TEN, 2, "earlier"),
                    coffee(NINE, 3),
                    named(NINE, 4, "b"),
                    coffee(NINE, 3)));

    assertThat(added)
        .extracting(AddResult::outcome)
        .containsExactly(
            Outcome.STORED, Outcome.EXISTING, Outcome.STORED, Outcome.EXISTING, Outcome.STORED);
    assertThat(added.get(1).entry()).isEqualTo(earlier);
    assertThat(added.get(3).entry()).isEqualTo(added.get(0).entry());
    assertThat(added.get(0).entry().intake()).isEqualTo(named(TEN, 1, "b"));
    assertThat(added.get(2).entry().id()).isLessThan(added.get(4).entry().id());
    assertThat(intakes().page(person, IntakeFilter.ALL, Page.first(10))).hasSize(4);
  }

  @Test
  default void updatesIntakeInPlace() {
    PersonId person = newPerson();
    LoggedIntake stored = intakes().add(person, named(NINE, 80, "a")).entry();

    LoggedIntake changed =
        intakes()
            .change(
                person,
                stored.id(),
                seen -> typed(TEN, seen.intake().caffeine().milligrams() + 1, "tea"));

    assertThat(changed.id()).isEqualTo(stored.id());
    assertThat(changed.intake()).isEqualTo(typed(TEN, 81, "tea"));
    assertThat(changed.createdAt()).isEqualTo(stored.createdAt());
    assertThat(changed.updatedAt()).isAfterOrEqualTo(stored.updatedAt());
    assertThat(intakes().find(person, stored.id())).contains(changed);
    assertThat(revision(person)).isEqualTo(2);
  }

  @Test
  default void rejectsChangeToTakenClientId() {
    PersonId person = newPerson();
    intakes().add(person, named(NINE, 80, "taken"));
    LoggedIntake stored = intakes().add(person, named(NINE, 80, "mine")).entry();

    assertRefused(
        Reason.CONFLICT,
        "client_id_taken",
        () -> intakes().change(person, stored.id(), seen -> named(NINE, 80, "taken")));
    assertThat(intakes().find(person, stored.id())).contains(stored);
    assertThat(revision(person)).isEqualTo(2);
  }

  @Test
  default void listsNewestFirst() {
    PersonId person = newPerson();
    LoggedIntake middle = intakes().add(person, coffee(NINE, 1)).entry();
    LoggedIntake newest = intakes().add(person, coffee(TEN, 2)).entry();
    LoggedIntake middleToo = intakes().add(person, coffee(NINE, 3)).entry();
    LoggedIntake oldest = intakes().add(person, coffee(NINE.minusMillis(1), 4)).entry();

    assertThat(intakes().page(person, IntakeFilter.ALL, Page.first(10)))
        .containsExactly(newest, middleToo, middle, oldest);
    assertThat(intakes().page(person, IntakeFilter.ALL, new Page(2, 1, Optional.empty())))
        .containsExactly(middleToo, middle);
    assertThat(
            intakes().page(person, IntakeFilter.ALL, new Page(2, 2_000_000_000, Optional.empty())))
        .isEmpty();
  }

  @Test
  default void cursorIsStableDuringConcurrentWrites() {
    PersonId person = newPerson();
    List<LoggedIntake> entries =
        IntStream.range(0, 6)
            .mapToObj(i -> intakes().add(person, coffee(NINE.plusSeconds(i / 2), i)).entry())
            .toList();
    List<LoggedIntake> first = intakes().page(person, IntakeFilter.ALL, Page.first(3));
    assertThat(first).containsExactly(entries.get(5), entries.get(4), entries.get(3));

    intakes().add(person, coffee(TEN, 100));
    intakes().remove(person, entries.get(3).id(), seen -> {});

    Position last = new Position(NINE.plusSeconds(1), entries.get(3).id());
    assertThat(intakes().page(person, IntakeFilter.ALL, new Page(3, 0, Optional.of(last))))
        .containsExactly(entries.get(2), entries.get(1), entries.get(0));
  }

  /** For cursors before, in and after the period, with and without a filter and an offset. */
  @Test
  default void continuesFilteredPageAfterCursor() {
    PersonId person = newPerson();
    List<LoggedIntake> entries =
        IntStream.range(0, 12)
            .mapToObj(
                i -> intakes().add(person, coffee(NINE.plusSeconds(i / 2), 60 + i % 3)).entry())
            .toList();
    for (int from = 0; from <= 6; from++) {
      for (int until = from; until <= 6; until++) {
        for (LoggedIntake seen : entries) {
          assertContinues(person, entries, NINE.plusSeconds(from), NINE.plusSeconds(until), seen);
        }
      }
    }
  }

  private void assertContinues(
      PersonId person, List<LoggedIntake> entries, Instant from, Instant until, LoggedIntake seen) {
    IntakeFilter period =
        new IntakeFilter(
            Optional.of(from),
            Optional.of(until),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    IntakeFilter weak =
        new IntakeFilter(
            period.from(),
            period.until(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(61));
    List<LoggedIntake> left =
        entries.stream()
            .filter(entry -> !entry.intake().consumedAt().isBefore(from))
            .filter(entry -> entry.intake().consumedAt().isBefore(until))
            .filter(entry -> entry.id() < seen.id())
            .sorted(Comparator.comparingLong(LoggedIntake::id).reversed())
            .toList();
    List<LoggedIntake> leftWeak =
        left.stream().filter(entry -> entry.intake().caffeine().milligrams() <= 61).toList();
    Optional<Position> after = Optional.of(new Position(seen.intake().consumedAt(), seen.id()));

    assertThat(intakes().page(person, period, new Page(20, 0, after))).isEqualTo(left);
    assertThat(intakes().page(person, weak, new Page(20, 0, after))).isEqualTo(leftWeak);
    assertThat(intakes().page(person, weak, new Page(2, 1, after)))
        .isEqualTo(leftWeak.stream().skip(1).limit(2).toList());
  }

  @Test
  default void filtersPage() {
    PersonId person = newPerson();
    LoggedIntake tea = intakes().add(person, typed(NINE, 30, "tea")).entry();
    LoggedIntake mocha = intakes().add(person, typed(TEN, 90, "mocha")).entry();
    LoggedIntake plain = intakes().add(person, coffee(TEN.plusSeconds(1), 120)).entry();

    assertThat(filtered(person, Optional.of(NINE), Optional.of(TEN))).containsExactly(tea);
    assertThat(filtered(person, Optional.of(TEN), Optional.empty())).containsExactly(plain, mocha);
    assertThat(filtered(person, Optional.of(Instant.MIN), Optional.of(Instant.MAX))).hasSize(3);
    IntakeFilter onlyTea =
        new IntakeFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of("tea"),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    assertThat(intakes().page(person, onlyTea, Page.first(10))).containsExactly(tea);
    IntakeFilter doses =
        new IntakeFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.of(30),
            OptionalDouble.of(90));
    assertThat(intakes().page(person, doses, Page.first(10))).containsExactly(mocha, tea);
  }

  private List<LoggedIntake> filtered(
      PersonId person, Optional<Instant> from, Optional<Instant> until) {
    IntakeFilter filter =
        new IntakeFilter(
            from, until, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    return intakes().page(person, filter, Page.first(10));
  }

  @Test
  default void includesStartAndExcludesEndOldestFirst() {
    PersonId person = newPerson();
    LoggedIntake late = intakes().add(person, coffee(TEN.minusMillis(1), 1)).entry();
    LoggedIntake atStart = intakes().add(person, coffee(NINE, 2)).entry();
    LoggedIntake atStartToo = intakes().add(person, coffee(NINE, 3)).entry();
    intakes().add(person, coffee(TEN, 4));
    intakes().add(person, coffee(NINE.minusMillis(1), 5));

    assertThat(LoggedIntakeFixtures.between(intakes(), person, NINE, TEN))
        .containsExactly(atStart, atStartToo, late);
    assertThat(LoggedIntakeFixtures.between(intakes(), person, TEN, NINE)).isEmpty();
    assertThat(LoggedIntakeFixtures.between(intakes(), person, Instant.MIN, Instant.MAX))
        .hasSize(5);
  }

  @Test
  default void totalsRangesIndependently() {
    PersonId person = newPerson();
    intakes().add(person, coffee(NINE.minusMillis(1), 1_000));
    intakes().add(person, coffee(TEN.minusMillis(1), 120));
    intakes().add(person, coffee(NINE, 80));
    intakes().add(person, coffee(NINE, 0));
    intakes().add(person, coffee(TEN, 63));
    intakes().add(newPerson(), coffee(NINE, 500));

    List<IntakeTotals> totals =
        intakes()
            .totals(
                person,
                List.of(
                    new TimeRange(TEN, Instant.MAX),
                    new TimeRange(NINE, TEN),
                    new TimeRange(TEN.plusMillis(1), Instant.MAX),
                    new TimeRange(TEN, NINE),
                    new TimeRange(NINE, NINE),
                    new TimeRange(Instant.MIN, Instant.MAX)));

    assertThat(totals)
        .containsExactly(
            totals(1, 63, 63, 63, TEN, TEN),
            totals(3, 200, 0, 120, NINE, TEN.minusMillis(1)),
            IntakeTotals.NONE,
            IntakeTotals.NONE,
            IntakeTotals.NONE,
            totals(5, 1_263, 0, 1_000, NINE.minusMillis(1), TEN));
    assertThat(intakes().totals(person, List.of())).isEmpty();
  }

  private static IntakeTotals totals(
      int count, double totalMg, double smallestMg, double largestMg, Instant first, Instant last) {
    return new IntakeTotals(
        count,
        totalMg,
        OptionalDouble.of(smallestMg),
        OptionalDouble.of(largestMg),
        Optional.of(first),
        Optional.of(last));
  }

  /** Added up one after the other, ten times 0.1 are 0.9999999999999999. */
  @Test
  default void totalsManyDosesWithoutRoundingErrors() {
    PersonId tenths = newPerson();
    intakes().addAll(tenths, Collections.nCopies(10, coffee(NINE, 0.1)));
    PersonId thirds = newPerson();
    intakes().addAll(thirds, Collections.nCopies(3_000, coffee(NINE, 133.3)));
    intakes().addAll(thirds, List.of(coffee(NINE, 9_999.999999), coffee(NINE, 1e-6)));

    assertThat(totalMg(tenths)).isEqualTo(1);
    assertThat(totalMg(thirds)).isCloseTo(409_900, within(1e-10));
  }

  private double totalMg(PersonId person) {
    return intakes().totals(person, List.of(new TimeRange(NINE, TEN))).get(0).totalMg();
  }

  @Test
  default void totalsLocalDaysAcrossClockChanges() {
    PersonId person = newPerson();
    LocalDay spring = new LocalDay(LocalDate.of(2026, 3, 29), ZoneId.of("Europe/Berlin"));
    LocalDay autumn = new LocalDay(LocalDate.of(2026, 10, 25), ZoneId.of("Europe/Berlin"));
    LocalDay withoutMidnight = new LocalDay(LocalDate.of(2026, 4, 24), ZoneId.of("Africa/Cairo"));
    List<LocalDay> days = List.of(spring, autumn, withoutMidnight);
    for (LocalDay day : days) {
      for (Instant edge : List.of(day.start(), day.end())) {
        intakes().addAll(person, List.of(coffee(edge.minusMillis(1), 1), coffee(edge, 2)));
      }
    }

    List<IntakeTotals> totals =
        intakes().totals(person, days.stream().map(LocalDay::range).toList());

    assertThat(spring.range().until()).isEqualTo(spring.start().plus(Duration.ofHours(23)));
    assertThat(autumn.range().until()).isEqualTo(autumn.start().plus(Duration.ofHours(25)));
    assertThat(totals)
        .extracting(IntakeTotals::firstAt)
        .containsExactlyElementsOf(days.stream().map(day -> Optional.of(day.start())).toList());
    assertThat(totals)
        .extracting(IntakeTotals::lastAt)
        .containsExactlyElementsOf(
            days.stream().map(day -> Optional.of(day.end().minusMillis(1))).toList());
    assertThat(totals).extracting(IntakeTotals::totalMg).containsOnly(3.0);
  }

  private Optional<String> mostCommonType(PersonId person, TimeRange range) {
    return intakes().summary(person, List.of(range)).mostCommonType();
  }

  @Test
  default void summarizesFewAndManyIntakesAlike() {
    PersonId person = newPerson();
    List<TimeRange> ranges =
        IntStream.range(0, 4)
            .mapToObj(
                i -> new TimeRange(NINE.plusSeconds(300L * i), NINE.plusSeconds(300L * i + 300)))
            .toList();
    List<String> types = List.of("filter", "espresso", "mocha");
    List<Intake> all =
        IntStream.range(0, 1_200)
            .mapToObj(i -> typed(NINE.plusSeconds(i), 0.1 + i % 7, types.get(i % 3)))
            .toList();
    intakes().addAll(person, all.subList(0, 400));
    IntakeSummary few = intakes().summary(person, ranges);
    intakes().addAll(person, all.subList(400, 1_200));
    IntakeSummary many = intakes().summary(person, ranges);

    assertThat(few.mostCommonType()).contains("filter");
    assertThat(many.mostCommonType()).contains("mocha");
    assertThat(many.totals().get(0)).isEqualTo(few.totals().get(0));
    assertThat(few.totals()).extracting(IntakeTotals::count).containsExactly(300, 100, 0, 0);
    assertThat(many.totals()).extracting(IntakeTotals::count).containsOnly(300);
    assertThat(intakes().totals(person, ranges)).isEqualTo(many.totals());
  }

  @Test
  default void returnsMostCommonType() {
    PersonId person = newPerson();
    intakes().add(person, typed(NINE, 80, "filter"));
    intakes().add(person, typed(NINE.plusSeconds(1), 80, "Filter"));
    intakes().add(person, typed(NINE.plusSeconds(2), 80, "filter"));
    intakes().addAll(person, Collections.nCopies(3, coffee(NINE.plusSeconds(3), 80)));
    intakes().addAll(person, Collections.nCopies(5, typed(TEN, 80, "after the range")));
    intakes().addAll(newPerson(), Collections.nCopies(5, typed(NINE, 80, "of another person")));

    assertThat(mostCommonType(person, new TimeRange(NINE, TEN))).contains("filter");
    assertThat(mostCommonType(person, new TimeRange(NINE.plusSeconds(1), NINE.plusSeconds(2))))
        .contains("Filter");
    assertThat(mostCommonType(person, new TimeRange(NINE.plusSeconds(3), TEN))).isEmpty();
    assertThat(mostCommonType(person, new TimeRange(TEN, NINE))).isEmpty();
  }

  @Test
  default void breaksTiesOfMostCommonTypeByLastIntake() {
    PersonId person = newPerson();
    for (String type : List.of("filter", "espresso", "espresso", "filter")) {
      intakes().add(person, typed(NINE, 80, type));
    }
    TimeRange all = new TimeRange(NINE, TEN);

    assertThat(mostCommonType(person, all)).as("by id").contains("filter");

    intakes().add(person, typed(NINE.plusSeconds(2), 80, "filter"));
    intakes().add(person, typed(NINE.plusSeconds(1), 80, "espresso"));
    assertThat(mostCommonType(person, all)).as("by instant").contains("filter");

    intakes().add(person, typed(NINE.minusSeconds(1), 80, "espresso"));
    intakes().add(person, typed(NINE.plusSeconds(3), 80, "mocha"));
    assertThat(mostCommonType(person, all)).as("rare and late").contains("filter");
  }

  @Test
  default void ordersFrequentDrinksByCount() {
    PersonId person = newPerson();
    intakes().addAll(person, Collections.nCopies(2, typed(NINE, 80, "filter")));
    intakes().add(person, typed(NINE.plusSeconds(9), 80, "filter"));
    intakes().addAll(person, Collections.nCopies(2, coffee(NINE.plusSeconds(1), 80)));
    intakes().addAll(person, Collections.nCopies(2, typed(NINE.plusSeconds(2), 63, "Espresso")));
    intakes().add(person, typed(NINE.plusSeconds(3), 126, "Espresso"));
    intakes().add(person, typed(NINE.plusSeconds(3), 63.5, "Espresso"));
    intakes().add(person, typed(NINE.plusSeconds(3), 63.5, "Cortado"));
    intakes().addAll(person, Collections.nCopies(5, typed(TEN, 80, "after the range")));
    intakes().addAll(newPerson(), Collections.nCopies(5, typed(NINE, 80, "of another person")));
    TimeRange range = new TimeRange(NINE, TEN);

    List<FrequentDrink> found = intakes().frequentDrinks(person, range, 10);

    assertThat(found)
        .extracting(
            drink ->
                "%s %s %d"
                    .formatted(
                        drink.coffeeType().orElse("-"),
                        drink.caffeine().milligrams(),
                        drink.count()))
        .containsExactly(
            "filter 80.0 3",
            "Espresso 63.0 2",
            "- 80.0 2",
            "Espresso 126.0 1",
            "Cortado 63.5 1",
            "Espresso 63.5 1");
    assertThat(found.get(0).lastAt()).isEqualTo(NINE.plusSeconds(9));
    assertThat(intakes().frequentDrinks(person, range, 2)).isEqualTo(found.subList(0, 2));
    assertThat(intakes().frequentDrinks(person, new TimeRange(TEN, NINE), 10)).isEmpty();
  }

  @Test
  default void returnsMedianDose() {
    PersonId person = newPerson();
    TimeRange all = new TimeRange(NINE, TEN);
    intakes().addAll(person, List.of(coffee(NINE, 0), coffee(TEN, 500)));
    assertThat(intakes().medianDose(person, all)).isEmpty();

    intakes().addAll(person, List.of(coffee(NINE, 63), coffee(NINE, 126)));
    assertThat(intakes().medianDose(person, all)).as("of two").contains(new Caffeine(63));

    intakes().add(person, coffee(NINE, 80.5));
    assertThat(intakes().medianDose(person, all)).as("of three").contains(new Caffeine(80.5));
  }

  @Test
  default void visitsDosesOldestFirst() {
    PersonId person = newPerson();
    Intake late = typed(TEN.minusMillis(1), 1, "tea");
    Intake atStart =
        new Intake(
            NINE,
            new Caffeine(2.5),
            Optional.empty(),
            Optional.of("notes"),
            Duration.ofMinutes(45),
            Optional.empty(),
            Optional.empty());
    intakes().addAll(person, List.of(late, atStart, coffee(NINE, 3), coffee(TEN, 4)));
    intakes().addAll(person, List.of(coffee(NINE.minusMillis(1), 5)));
    intakes().add(newPerson(), coffee(NINE, 6));

    assertThat(doses(person, new TimeRange(NINE, TEN)))
        .containsExactly(
            new ConsumedDose(NINE, new Caffeine(2.5), Duration.ofMinutes(45), Optional.empty()),
            new ConsumedDose(NINE, new Caffeine(3), Intake.DEFAULT_DURATION, Optional.empty()),
            new ConsumedDose(
                TEN.minusMillis(1), new Caffeine(1), Intake.DEFAULT_DURATION, Optional.of("tea")));
    assertThat(doses(person, new TimeRange(TEN, NINE))).isEmpty();
    assertThat(doses(person, new TimeRange(Instant.MIN, Instant.MAX))).hasSize(5);
  }

  @Test
  default void visitsEachOfManyDosesOnce() {
    PersonId person = newPerson();
    List<Intake> many =
        IntStream.range(0, 12_000).mapToObj(i -> coffee(NINE.plusMillis(i / 3), i % 900)).toList();
    intakes().addAll(person, many);

    assertThat(doses(person, new TimeRange(NINE, TEN)))
        .extracting(ConsumedDose::caffeine)
        .containsExactlyElementsOf(many.stream().map(Intake::caffeine).toList());
  }

  @Test
  default void visitsIntakesAtTimestamps() {
    PersonId person = newPerson();
    Instant between = NINE.plusSeconds(1);
    LoggedIntake late = intakes().add(person, typed(TEN, 80, "late")).entry();
    LoggedIntake early = intakes().add(person, typed(NINE, 80, "early")).entry();
    LoggedIntake earlyToo = intakes().add(person, named(NINE, 63, "early too")).entry();
    intakes().add(person, coffee(between, 80));
    intakes().add(newPerson(), coffee(NINE, 80));
    List<LoggedIntake> found = new ArrayList<>();

    intakes().forEachAt(person, List.of(TEN, NINE, TEN, NINE.plusMillis(1)), found::add);
    intakes().forEachAt(person, List.of(), found::add);

    assertThat(found).containsExactly(early, earlyToo, late);
  }

  @Test
  default void stopsVisitingWhenConsumerThrows() {
    PersonId person = newPerson();
    intakes().addAll(person, Collections.nCopies(3, coffee(NINE, 80)));
    List<ConsumedDose> seen = new ArrayList<>();

    assertThatThrownBy(
            () ->
                intakes()
                    .forEachDose(
                        person,
                        new TimeRange(NINE, TEN),
                        dose -> {
                          seen.add(dose);
                          throw new IllegalStateException("enough");
                        }))
        .hasMessage("enough");
    assertThat(seen).hasSize(1);
  }

  private List<ConsumedDose> doses(PersonId person, TimeRange range) {
    List<ConsumedDose> doses = new ArrayList<>();
    intakes().forEachDose(person, range, doses::add);
    return doses;
  }

  @Test
  default void removesOnlyUnchangedIntakesOfTheImport() {
    PersonId person = newPerson();
    PersonId other = newPerson();
    OptionalLong importId = OptionalLong.of(7);
    intakes().add(person, named(NINE, 80, "before"));
    intakes().addAll(other, List.of(coffee(NINE, 63)), importId);
    intakes().addAll(person, List.of(coffee(NINE, 62)), OptionalLong.of(8));
    List<AddResult<LoggedIntake>> added =
        intakes()
            .addAll(
                person,
                List.of(named(NINE, 80, "before"), coffee(NINE, 63), coffee(NINE, 64)),
                importId);
    intakes().change(person, added.get(2).entry().id(), seen -> coffee(NINE, 65));
    long revision = revision(person);

    assertThat(intakes().removeImported(person, 7)).isEqualTo(1);

    assertThat(LoggedIntakeFixtures.between(intakes(), person, NINE, TEN))
        .extracting(entry -> entry.intake().caffeine().milligrams())
        .containsExactlyInAnyOrder(80.0, 62.0, 65.0);
    assertThat(LoggedIntakeFixtures.between(intakes(), other, NINE, TEN)).hasSize(1);
    assertThat(revision(person)).isGreaterThan(revision);
    long after = revision(person);
    assertThat(intakes().removeImported(person, 7)).isZero();
    assertThat(revision(person)).isEqualTo(after);
  }

  @Test
  default void replacesDoseThatImportWroteAndBringsItBack() {
    PersonId person = newPerson();
    LoggedIntake stored = importedIntake(person, 1, 95);
    assertThat(replace(person, stored, 120, OptionalLong.of(2))).isTrue();
    assertThat(replace(person, stored, 130, OptionalLong.of(2))).isTrue();
    assertThat(replace(person, stored, 140, OptionalLong.of(3))).isTrue();
    assertThat(milligrams(person, stored)).hasValue(140);
    assertThat(intakes().removeImported(person, 3)).isEqualTo(1);
    assertThat(milligrams(person, stored)).hasValue(130);
    assertThat(intakes().removeImported(person, 2)).isEqualTo(1);
    assertThat(milligrams(person, stored)).hasValue(95);
    assertThat(intakes().removeImported(person, 1)).isEqualTo(1);
    assertThat(milligrams(person, stored)).isEmpty();
  }

  @Test
  default void undoneImportIsNotBroughtBackByLaterOne() {
    PersonId person = newPerson();
    LoggedIntake stored = importedIntake(person, 1, 95);
    replace(person, stored, 120, OptionalLong.of(2));
    replace(person, stored, 130, OptionalLong.empty());
    replace(person, stored, 140, OptionalLong.of(4));
    assertThat(intakes().removeImported(person, 2)).isZero();
    assertThat(intakes().removeImported(person, 1)).isZero();
    assertThat(milligrams(person, stored)).hasValue(140);
    assertThat(intakes().removeImported(person, 4)).isEqualTo(1);
    assertThat(milligrams(person, stored)).hasValue(130);
  }

  @Test
  default void doesNotReplaceDoseThatPersonChanged() {
    PersonId person = newPerson();
    LoggedIntake stored = importedIntake(person, 1, 95);
    replace(person, stored, 120, OptionalLong.of(2));
    intakes().change(person, stored.id(), seen -> withDose(seen.intake(), 80));
    assertThat(replace(person, stored, 130, OptionalLong.of(3))).isFalse();
    assertThat(replace(person, stored, 80, OptionalLong.of(3))).isTrue();
    assertThat(intakes().removeImported(person, 2)).isZero();
    assertThat(milligrams(person, stored)).hasValue(80);
  }

  private LoggedIntake importedIntake(PersonId person, long importId, double milligrams) {
    List<Intake> intakes = List.of(named(NINE, milligrams, "drink"));
    return intakes().addAll(person, intakes, OptionalLong.of(importId)).get(0).entry();
  }

  private static Intake withDose(Intake intake, double milligrams) {
    return new Intake(
        intake.consumedAt(),
        new Caffeine(milligrams),
        intake.coffeeType(),
        intake.notes(),
        intake.duration(),
        intake.source(),
        intake.clientId());
  }

  private boolean replace(
      PersonId person, LoggedIntake stored, double milligrams, OptionalLong importId) {
    return intakes().replaceImported(person, stored.id(), new Caffeine(milligrams), importId);
  }

  private OptionalDouble milligrams(PersonId person, LoggedIntake stored) {
    return intakes().find(person, stored.id()).stream()
        .mapToDouble(entry -> entry.intake().caffeine().milligrams())
        .findFirst();
  }
}
