package coffee.domain.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.caffeine.Dose;
import coffee.domain.correlation.data.LocalClock;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.CorrelationResult;
import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.IgnoredFutureData;
import coffee.domain.correlation.result.Verdict;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.intake.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** METHOD 6: whatever the data, there is an answer, and no number in it that means nothing. */
class CorrelationEdgeCasesTest {

  private static final PersonDataset PERSON = SimulationScenario.all().get(1).person(0);
  private static final List<Dose> CUPS = PERSON.doses();
  private static final List<HeartRateBin> BINS = PERSON.bins();
  private static final CorrelationInput QUESTION = PERSON.input();

  private static CorrelationResult answer(List<Dose> doses, List<HeartRateBin> bins) {
    CorrelationResult answer = CorrelationAnalysis.analyze(QUESTION, doses, bins);
    assertThat(NumbersOfRecord.in(answer)).allSatisfy(number -> assertThat(number).isFinite());
    assertThat(answer.effect().isEmpty())
        .isEqualTo(answer.verdict() == Verdict.NOT_ENOUGH_DATA)
        .isEqualTo(answer.partialCorrelation().isEmpty())
        .isEqualTo(answer.predicted().isEmpty())
        .isEqualTo(answer.powerAnalysis().detectableBpm().isEmpty());
    return answer;
  }

  private static void refuses(CorrelationResult answer, String why) {
    assertThat(answer.verdict()).isEqualTo(Verdict.NOT_ENOUGH_DATA);
    assertThat(answer.powerAnalysis().advice()).contains(why);
    assertThat(answer.summary())
        .startsWith(
            "There is not enough data yet to say what your heart rate does after your"
                + " coffees.")
        .contains(why);
  }

  private static List<HeartRateBin> map(UnaryOperator<HeartRateBin> change) {
    return BINS.stream().map(change).toList();
  }

  private static HeartRateBin withMedian(HeartRateBin bin, double bpm) {
    return new HeartRateBin(
        bin.number(), bin.validReadings(), bpm, bin.exercise(), bin.sleeping(), bin.active());
  }

  private static long dayOf(HeartRateBin bin) {
    return LocalClock.dayOf(new LocalClock(QUESTION.zone()).localMinute(bin.number()));
  }

  @Test
  void reportsMissingDosesAndReadingsForEmptyData() {
    CorrelationResult answer = answer(List.of(), List.of());
    refuses(
        answer,
        "This period still needs at least 5 cups (0 are logged) and heart rates throughout the day"
            + " (none are usable now).");
    assertNeeds(answer, "CUPS 0/5", "DAYS 0/10", "SPREAD 0/17");
    assertThat(answer.episodes()).isEmpty();
    assertThat(answer.curve().points()).isEmpty();
    assertThat(answer.totals().usedEpisodes()).isZero();
  }

  private static void assertNeeds(CorrelationResult answer, String... items) {
    assertThat(answer.powerAnalysis().items())
        .extracting(
            item ->
                item.have().isPresent()
                    ? "%s %d/%d"
                        .formatted(item.code(), item.have().getAsInt(), item.want().orElseThrow())
                    : item.code().toString())
        .containsExactly(items);
  }

  @Test
  void reportsTooFewDosesWithoutDoses() {
    refuses(answer(List.of(), BINS), "0 cups are logged in this period; at least 5 are needed.");
  }

  @Test
  void reportsTooFewDosesForFourDoses() {
    refuses(
        answer(CUPS.subList(0, 4), BINS),
        "4 cups are logged in this period; at least 5 are needed.");
  }

  @Test
  void listsAllMissingDataInOneSentence() {
    CorrelationResult answer = answer(CUPS.subList(0, 1), BINS.subList(150, 160));
    assertNeeds(answer, "CUPS 1/5", "DAYS 1/10", "SPREAD 10/18");
    refuses(
        answer,
        "This period still needs at least 5 cups (1 is logged), a usable heart rate on at least 10"
            + " days (now on 1) and at least 18 usable heart rates (now 10).");
  }

  @Test
  void excludesEveryEpisodeWithoutReadings() {
    CorrelationResult answer = answer(CUPS, List.of());
    refuses(answer, "There are no usable heart rates in this period.");
    assertThat(answer.episodes())
        .hasSize(CUPS.size())
        .allSatisfy(episode -> assertThat(episode.exclusion()).isPresent());
  }

  @Test
  void reportsNoUsableReadingsForArtefactsOnly() {
    refuses(
        answer(CUPS, map(bin -> new HeartRateBin(bin.number(), 0, 0, false, false, false))),
        "There are no usable heart rates in this period.");
  }

  @Test
  void reportsNoUsableReadingsDuringExerciseOnly() {
    refuses(
        answer(
            CUPS,
            map(bin -> new HeartRateBin(bin.number(), 1, bin.medianBpm(), true, false, false))),
        "There are no usable heart rates in this period.");
  }

  @Test
  void reportsTooFewDaysForOneDay() {
    List<HeartRateBin> day = BINS.subList(0, 280);
    Instant end = day.get(279).start();
    List<Dose> cups =
        new ArrayList<>(Collections.nCopies(6, Dose.instantaneous(end, new Caffeine(63))));
    refuses(answer(cups, day), "at least 10 are needed.");
  }

  @Test
  void reportsTooFewDaysForSixDenseDays() {
    List<HeartRateBin> days =
        BINS.stream()
            .filter(bin -> bin.start().isBefore(BINS.get(0).start().plus(Duration.ofDays(6))))
            .toList();
    refuses(answer(CUPS, days), "is usable on 6 days of this period; at least 7 are needed.");
  }

  @Test
  void requiresSeveralReadingsPerDay() {
    List<HeartRateBin> daily =
        BINS.stream()
            .filter(bin -> !bin.sleeping() && Math.floorMod(bin.number() - 5_910_150L, 288L) == 0)
            .toList();
    assertThat(daily).hasSizeGreaterThan(15);
    assertNeeds(
        answer(CUPS, daily),
        "CUPS %d/5".formatted(CUPS.size()),
        "DAYS 0/10",
        "SPREAD %d/%d".formatted(daily.size(), 4 * daily.size()));
    refuses(answer(CUPS, daily), "One reading a day cannot separate coffee from the kind of day");
  }

  @Test
  void reportsConstantHeartRate() {
    assertNeeds(
        answer(CUPS, map(bin -> withMedian(bin, 70))),
        "CUPS %d/5".formatted(CUPS.size()),
        "CONSTANT");
    refuses(
        answer(CUPS, map(bin -> withMedian(bin, 70))),
        "Your heart rate does not vary at all in this period.");
  }

  @Test
  void reportsHeartRateConstantWithinEachDay() {
    refuses(
        answer(CUPS, map(bin -> withMedian(bin, 60 + Math.floorMod(dayOf(bin), 7L) / 3.0))),
        "Your heart rate does not vary at all in this period.");
  }

  @Test
  void reportsDosesNotSeparableForDecafOnly() {
    List<Dose> decaf =
        CUPS.stream().map(cup -> Dose.instantaneous(cup.consumedAt(), new Caffeine(0))).toList();
    assertNeeds(answer(decaf, BINS), "CUPS %d/5".formatted(decaf.size()), "VARY");
    refuses(answer(decaf, BINS), "Your cups are not separable from the time of day.");
  }

  @Test
  void reportsWeakIdentifiabilityForFixedDoseTime() {
    List<Dose> rigid = new ArrayList<>();
    Instant first = BINS.get(0).start().plus(Duration.ofHours(9));
    for (int day = 0; day < 28; day++) {
      rigid.add(Dose.instantaneous(first.plus(Duration.ofDays(day)), new Caffeine(95)));
    }
    CorrelationResult answer = answer(rigid, BINS);
    assertThat(
            answer
                .effect()
                .map(effect -> effect.basis().identifiability())
                .orElse(Effect.Identifiability.WEAK))
        .isEqualTo(Effect.Identifiability.WEAK);
  }

  @Test
  void excludesEpisodeAfterLastReading() {
    Instant end = BINS.get(BINS.size() - 1).start();
    Instant lastCup = end.plusSeconds(290);
    List<Dose> doses = new ArrayList<>(CUPS);
    doses.add(Dose.instantaneous(lastCup, new Caffeine(95)));
    CorrelationResult answer =
        CorrelationAnalysis.analyze(
            PERSON.input(
                QUESTION.from(), end.plus(Duration.ofDays(1)), end.plus(Duration.ofDays(2))),
            doses,
            BINS);
    assertThat(answer.episodes().get(0).startedAt()).isEqualTo(lastCup);
    assertThat(answer.episodes().get(0).exclusion()).isPresent();
  }

  @Test
  void ignoresAndCountsFutureData() {
    Instant now = BINS.get(BINS.size() / 2).start();
    CorrelationInput half = PERSON.input(QUESTION.from(), QUESTION.until(), now);
    List<Dose> past = CUPS.stream().filter(cup -> !cup.consumedAt().isAfter(now)).toList();
    List<HeartRateBin> measured = BINS.stream().filter(bin -> !bin.start().isAfter(now)).toList();
    CorrelationResult answer = CorrelationAnalysis.analyze(half, CUPS, BINS);
    assertThat(answer.ignoredFutureData())
        .isEqualTo(new IgnoredFutureData(CUPS.size() - past.size(), BINS.size() - measured.size()));
    assertThat(answer.effect())
        .isEqualTo(CorrelationAnalysis.analyze(half, past, measured).effect());
    assertThat(answer.caveats())
        .anySatisfy(caveat -> assertThat(caveat.sentence()).contains("in the future"));
  }

  @Test
  void reportsMissingReadingsForEmptyPeriod() {
    CorrelationInput none = PERSON.input(QUESTION.from(), QUESTION.from(), QUESTION.now());
    refuses(
        CorrelationAnalysis.analyze(none, CUPS, BINS),
        "heart rates throughout the day (none are usable now)");
  }

  @Test
  void rejectsUnorderedBins() {
    List<HeartRateBin> reversed = new ArrayList<>(BINS);
    Collections.reverse(reversed);
    assertThatThrownBy(() -> CorrelationAnalysis.analyze(QUESTION, CUPS, reversed))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
