package coffee.domain.correlation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.correlation.regression.StudentT;
import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.Effect.Basis;
import coffee.domain.correlation.result.Effect.Method;
import coffee.domain.correlation.result.Estimate;
import coffee.domain.correlation.result.Interval;
import coffee.domain.correlation.result.NeedItem;
import coffee.domain.correlation.result.PowerAnalysis;
import coffee.domain.correlation.result.Verdict;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** METHOD 3.7: from an interval to a word, a need and a sentence. */
class VerdictTest {

  private static final double MEANINGFUL = 2;

  private static Effect effect(double bpm, double halfWidth, double inflation) {
    double df = 16;
    double standardError = halfWidth / StudentT.limit95(df);
    return new Effect(
        new Estimate(bpm, standardError, df, new Interval(bpm - halfWidth, bpm + halfWidth), 0.5),
        Method.DENSE,
        OptionalDouble.empty(),
        new Basis(4_800, 28, 17, 0.6, inflation));
  }

  private static Verdict verdict(Effect effect) {
    return Verdict.of(effect.estimate().confidence(), MEANINGFUL);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 2.5, RAISES",
    "-4, 2.5, LOWERS",
    "1, 0.5, RAISES_SLIGHTLY",
    "-1, 0.5, LOWERS_SLIGHTLY",
    "0.3, 1, NO_MEANINGFUL_EFFECT",
    "0, 2, NO_MEANINGFUL_EFFECT",
    "1, 1, NO_MEANINGFUL_EFFECT",
    "1.5, 2, INCONCLUSIVE",
    "-1.5, 2, INCONCLUSIVE",
    "0, 5, INCONCLUSIVE"
  })
  void derivesVerdictFromInterval(double bpm, double halfWidth, Verdict expected) {
    assertThat(verdict(effect(bpm, halfWidth, 2))).isEqualTo(expected);
  }

  private static PowerAnalysis need(double bpm, double halfWidth, double inflation) {
    Effect effect = effect(bpm, halfWidth, inflation);
    return PowerCalculation.of(effect, verdict(effect), MEANINGFUL);
  }

  /** (2.119905 + 0.8416) 3 / 2.119905 = 4.191 detectable; 28 (4.191 / 2)² = 122.95. */
  @Test
  void computesAdditionalDaysNeeded() {
    PowerAnalysis need = need(1, 3, 2);
    assertThat(need.detectableBpm().orElseThrow()).isCloseTo(4.19100, within(1e-5));
    assertThat(need.moreDays()).isEqualTo(OptionalInt.of(123 - 28));
    assertThat(need.items()).containsExactly(NeedItem.of(NeedItem.Code.DAYS, 28, 123));
    assertThat(need.advice())
        .isEqualTo("About 95 more days like these would show an effect of 2.0 bpm per 100 mg.");
  }

  @Test
  void advisesAnotherScheduleBeyondOneYear() {
    assertThat(need(1, 12, 2).moreDays()).isEqualTo(OptionalInt.of(365));
    assertThat(need(1, 12, 2).items()).containsExactly(NeedItem.of(NeedItem.Code.VARY));
    assertThat(need(1, 12, 2).advice()).startsWith("More data of the same kind will not settle");
  }

  @Test
  void advisesAnotherScheduleForWeakIdentifiability() {
    assertThat(need(1, 3, 4.1).moreDays()).isEmpty();
    assertThat(need(1, 3, 4.1).items()).containsExactly(NeedItem.of(NeedItem.Code.VARY));
    assertThat(need(1, 3, 4.1).advice()).contains("skip a random half of your cups");
  }

  @Test
  void needsNothingForConclusiveVerdict() {
    assertThat(need(4, 2.5, 4.1).moreDays()).isEqualTo(OptionalInt.of(0));
    assertThat(need(4, 2.5, 4.1).items()).isEmpty();
    assertThat(need(4, 2.5, 4.1).advice()).isEqualTo("Nothing more is needed.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4.33 | 2.25 | After your coffees your heart rate is about 4.3 bpm higher at the peak of"
            + " 100 mg of caffeine (95 % interval +2.1 to +6.6 bpm per 100 mg, from 28 days).",
        "-4 | 2.5 | After your coffees your heart rate is about 4.0 bpm lower at the peak of 100 mg"
            + " of caffeine (95 % interval -6.5 to -1.5 bpm per 100 mg, from 28 days).",
        "1 | 0.5 | After your coffees your heart rate is slightly higher, by about 1.0 bpm at the"
            + " peak of 100 mg of caffeine (95 % interval +0.5 to +1.5 bpm per 100 mg, from 28"
            + " days).",
        "-1 | 0.5 | After your coffees your heart rate is slightly lower, by about 1.0 bpm at the"
            + " peak of 100 mg of caffeine (95 % interval -1.5 to -0.5 bpm per 100 mg, from 28"
            + " days).",
        "0.3 | 1 | After your coffees your heart rate hardly changes: 95 % interval -0.7 to +1.3"
            + " bpm per 100 mg, from 28 days, less than 2.0 bpm either way.",
        "1 | 4 | What your heart rate does after your coffees is still open: 95 % interval -3.0 to"
            + " +5.0 bpm per 100 mg, from 28 days."
      })
  void summarizesEffectInOneSentence(double bpm, double halfWidth, String sentence) {
    Effect effect = effect(bpm, halfWidth, 2);
    assertThat(SummarySentence.of(effect, verdict(effect), MEANINGFUL)).isEqualTo(sentence);
  }

  @Test
  void summaryStatesChangeThatExplainsEffectAway() {
    Effect higher = effect(4, 2.5, 2);
    Effect lower = effect(-4, 2.5, 2);
    assertThat(summary(higher, 3.25))
        .endsWith(
            "from 28 days). A rise of 3.3 bpm for two hours after every cup for another reason"
                + " (sugar, a meeting, a walk) would be enough to explain this.");
    assertThat(summary(lower, 3.2)).contains(" A fall of 3.2 bpm for two hours after every cup");
  }

  private static String summary(Effect effect, double tippingBpm) {
    Effect tipped =
        new Effect(
            effect.estimate(), effect.method(), OptionalDouble.of(tippingBpm), effect.basis());
    return SummarySentence.of(tipped, verdict(tipped), MEANINGFUL);
  }

  @Test
  void summaryIsIndependentOfDefaultLocale() {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      summarizesEffectInOneSentence(
          1,
          4,
          "What your heart rate does after your coffees is still open: 95 % interval -3.0 to +5.0"
              + " bpm per 100 mg, from 28 days.");
    } finally {
      Locale.setDefault(usual);
    }
  }
}
