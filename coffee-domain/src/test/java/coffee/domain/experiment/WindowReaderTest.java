package coffee.domain.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.Doses;
import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.intake.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WindowReaderTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final OneCompartmentModel BODY = OneCompartmentModel.forCoffee(5);
  private static final Offset<Double> SIX_DIGITS = within(0.5e-6);
  private static final CupWindow WINDOW =
      CupWindow.of(LocalDate.of(2026, 3, 2), LocalTime.of(10, 0), BERLIN);

  @Test
  void takesTheLowerQuartile() {
    double[] values = {66, 61.5, 70, 64, 62, 62, 65, 90, 63.5, 61, 60, 68};
    assertThat(DayOutcome.lowerQuartile(values)).isEqualTo(61.875);
    assertThat(DayOutcome.lowerQuartile(new double[] {60})).isEqualTo(60);
  }

  @Test
  void countsWhatIsLeftOfADose() {
    List<HeartRateBin> bins = new ArrayList<>();
    IntStream.range(0, 36).forEach(q -> bins.add(bin(q, 60, false, false)));
    assertThat(read(bins, dose(200, 0)).exposure()).isCloseTo(1.757595, SIX_DIGITS);
    assertThat(read(bins, dose(200, -24 * 60)).exposure()).isCloseTo(0.064709, SIX_DIGITS);
  }

  @Test
  void readsADayWithGapsAndLabels() {
    List<HeartRateBin> bins =
        IntStream.range(0, 36)
            .filter(q -> q != 3 && q != 4 && q != 20)
            .mapToObj(
                q -> bin(q, 60 + 7 * q % 13 + (q % 4 == 0 ? 0.5 : 0), q == 10 || q == 11, q == 30))
            .toList();
    DayOutcome day = read(bins, dose(200, -20 * 60), dose(150, 0), dose(80, 60));
    assertThat(day.values()).isEqualTo(30);
    assertThat(day.bpm()).isEqualTo(63.0);
    assertThat(day.exposure()).isCloseTo(1.964435, SIX_DIGITS);
  }

  @Test
  void needsAnHour() {
    List<HeartRateBin> bins =
        IntStream.range(0, 18)
            .filter(q -> q % 3 != 0)
            .mapToObj(q -> bin(q, 58.5 + q % 5, false, false))
            .toList();
    Dose[] cups = {dose(150, -22 * 60), dose(150, 200)};
    DayOutcome day = read(bins, cups);
    assertThat(day.values()).isEqualTo(12);
    assertThat(day.bpm()).isEqualTo(59.5);
    assertThat(day.exposure()).isCloseTo(0.070263, SIX_DIGITS);
    assertThat(reader(bins.subList(0, 11), List.of(), cups).fromBins(WINDOW)).isEmpty();
  }

  @Test
  void ignoresBinsOutsideOfTheWindow() {
    List<HeartRateBin> bins = new ArrayList<>();
    IntStream.range(-20, 60)
        .forEach(q -> bins.add(bin(q, q >= 0 && q < 36 ? 60 : 90, false, false)));
    assertThat(read(bins).values()).isEqualTo(36);
    assertThat(read(bins).bpm()).isEqualTo(60);
  }

  @Test
  void takesTheMeanOfManualEntries() {
    List<Reading> entries = List.of(entry(20, 60), entry(100, 62), entry(194, 67));
    DayOutcome day = reader(List.of(), entries, dose(100, 0)).fromEntries(WINDOW).orElseThrow();
    double perMg = 1 / BODY.peakPerMg();
    double exposure =
        (BODY.amountPerMg(20 / 60.0) + BODY.amountPerMg(100 / 60.0) + BODY.amountPerMg(194 / 60.0))
            * perMg
            / 3;
    assertThat(day).isEqualTo(new DayOutcome(3, 63, day.exposure()));
    assertThat(day.exposure()).isCloseTo(exposure, within(1e-12));
    List<Reading> tooFew = List.of(entry(14, 60), entry(15, 60), entry(100, 62), entry(195, 67));
    assertThat(reader(List.of(), tooFew).fromEntries(WINDOW)).isEmpty();
  }

  @Test
  void startsAfterASkippedHourAndInTheEarlierOfTwo() {
    ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");
    assertThat(CupWindow.of(LocalDate.of(2018, 11, 4), LocalTime.of(0, 30), saoPaulo).cupAt())
        .isEqualTo("2018-11-04T03:00:00Z");
    assertThat(CupWindow.of(LocalDate.of(2026, 10, 25), LocalTime.of(2, 30), BERLIN).cupAt())
        .isEqualTo("2026-10-25T00:30:00Z");
  }

  private static HeartRateBin bin(int q, double median, boolean exercise, boolean sleeping) {
    long number = HeartRateBin.numberOf(WINDOW.range().from()) + q;
    return new HeartRateBin(number, 5, median, exercise, sleeping, false);
  }

  private static Dose dose(double milligrams, int minutesAfter) {
    Instant taken = WINDOW.cupAt().plus(Duration.ofMinutes(minutesAfter));
    return Dose.instantaneous(taken, new Caffeine(milligrams));
  }

  private static Reading entry(int minutesAfter, int bpm) {
    return new Reading(
        WINDOW.cupAt().plus(Duration.ofMinutes(minutesAfter)),
        new HeartRate(bpm),
        ReadingContext.of(ReadingContext.Kind.RESTING),
        Optional.empty(),
        Reading.MANUAL);
  }

  private static DayOutcome read(List<HeartRateBin> bins, Dose... cups) {
    return reader(bins, List.of(), cups).fromBins(WINDOW).orElseThrow();
  }

  private static WindowReader reader(List<HeartRateBin> bins, List<Reading> entries, Dose... cups) {
    return new WindowReader(bins, entries, new DoseExposure(Doses.of(List.of(cups)), BODY));
  }
}
