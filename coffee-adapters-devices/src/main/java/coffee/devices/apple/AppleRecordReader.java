package coffee.devices.apple;

import coffee.devices.row.LastValueCache;
import coffee.devices.row.MeanInterval;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.devices.row.SourceNames;
import coffee.devices.row.StepPeriods;
import coffee.devices.xml.XmlElementReader;
import coffee.devices.xml.XmlElementReader.Event;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.steps.StepCount;
import java.io.IOException;
import java.time.Instant;

/** Converts the records of an export. Not thread-safe. */
final class AppleRecordReader {

  private static final String HEART_RATE = "HKQuantityTypeIdentifierHeartRate";
  private static final String CAFFEINE = "HKQuantityTypeIdentifierDietaryCaffeine";
  private static final String STEPS = "HKQuantityTypeIdentifierStepCount";
  private static final String MOTION = "HKMetadataKeyHeartRateMotionContext";
  private static final String SEDENTARY = "1";
  private static final String ACTIVE = "2";

  private final RowCollector collector;
  private final SleepAndWorkouts labels;
  private final LastValueCache<String> sources = new LastValueCache<>(SourceNames::toSourceName);

  AppleRecordReader(RowCollector collector, SleepAndWorkouts labels) {
    this.collector = collector;
    this.labels = labels;
  }

  /** Reads the current element to its end. */
  void readElement(XmlElementReader elements) throws IOException {
    if (!elements.name().equals("Record")) {
      collector.skip(elements.name());
      elements.skip();
      return;
    }
    String type = elements.attribute("type");
    switch (type) {
      case HEART_RATE -> readHeartRate(elements);
      case CAFFEINE -> readCaffeine(elements);
      case STEPS -> readSteps(elements);
      default -> {
        collector.skip(type);
        elements.skip();
      }
    }
  }

  private void readHeartRate(XmlElementReader elements) throws IOException {
    SourcePosition position = elements.position();
    Quantity quantity = Quantity.of(elements);
    ReadingContext context = context(motion(elements));
    collector.reading(position, quantity::text, () -> reading(quantity, context));
  }

  /** Reads to the end of the record. */
  private static String motion(XmlElementReader elements) throws IOException {
    String motion = "";
    for (Event event = elements.next(); event == Event.START; event = elements.next()) {
      if (elements.attribute("key").equals(MOTION)) {
        motion = elements.attribute("value");
      }
      elements.skip();
    }
    return motion;
  }

  private static ReadingContext context(String motion) {
    return switch (motion) {
      case SEDENTARY -> ReadingContext.of(ReadingContext.Kind.RESTING);
      case ACTIVE -> ReadingContext.of(ReadingContext.Kind.ACTIVE);
      default -> ReadingContext.of(ReadingContext.Kind.UNKNOWN);
    };
  }

  private Reading reading(Quantity quantity, ReadingContext unlabelled) {
    Instant instant = MeanInterval.requireShort(quantity.start(collector), quantity.end(collector));
    double bpm =
        NumberParser.parse("value", quantity.value())
            * switch (quantity.unit()) {
              case "count/min" -> 1;
              case "count/s" -> 60;
              default -> throw wrongUnit(quantity, "count/min");
            };
    return collector.readingWithContext(
        instant,
        bpm,
        labels.contextAt(instant).orElse(unlabelled),
        sources.get(quantity.sourceName()));
  }

  private void readCaffeine(XmlElementReader elements) throws IOException {
    SourcePosition position = elements.position();
    Quantity quantity = Quantity.of(elements);
    elements.skip();
    collector.intake(position, quantity::text, () -> intake(quantity));
  }

  private Intake intake(Quantity quantity) {
    Instant instant = SingleDrink.requireSingle(quantity.start(collector), quantity.end(collector));
    double milligrams =
        MassUnits.toMilligrams(quantity.unit(), NumberParser.parse("value", quantity.value()))
            .orElseThrow(() -> wrongUnit(quantity, "mg or g"));
    Caffeine caffeine = collector.settings().intakeRules().toCaffeine(milligrams);
    return AppleIntakes.create(instant, caffeine, sources.get(quantity.sourceName()));
  }

  private void readSteps(XmlElementReader elements) throws IOException {
    SourcePosition position = elements.position();
    Quantity quantity = Quantity.of(elements);
    elements.skip();
    collector.steps(position, quantity::text, () -> steps(quantity));
  }

  private StepCount steps(Quantity quantity) {
    if (!quantity.unit().equals("count")) {
      throw wrongUnit(quantity, "count");
    }
    return StepPeriods.between(
        quantity.start(collector),
        quantity.end(collector),
        NumberParser.parse("value", quantity.value()),
        sources.get(quantity.sourceName()));
  }

  private static DomainException wrongUnit(Quantity quantity, String expected) {
    return DomainException.invalid(
        "wrong_unit", "the unit must be %s, was '%s'".formatted(expected, quantity.unit()));
  }

  /** The relevant attributes of a record, verbatim. */
  private record Quantity(
      String type, String sourceName, String unit, String startDate, String endDate, String value) {

    static Quantity of(XmlElementReader elements) {
      return new Quantity(
          elements.attribute("type"),
          elements.attribute("sourceName"),
          elements.attribute("unit"),
          elements.attribute("startDate"),
          elements.attribute("endDate"),
          elements.attribute("value"));
    }

    Instant start(RowCollector collector) {
      return collector.timestamps().parseWithOffset(TwelveHourClock.toTwentyFourHours(startDate));
    }

    /** The start if there is no end. */
    Instant end(RowCollector collector) {
      return endDate.isEmpty() || endDate.equals(startDate)
          ? start(collector)
          : collector.timestamps().parseWithOffset(TwelveHourClock.toTwentyFourHours(endDate));
    }

    String text() {
      String end = endDate.isEmpty() ? "" : " endDate=\"" + endDate + "\"";
      return "<Record type=\"%s\" sourceName=\"%s\" unit=\"%s\" startDate=\"%s\"%s value=\"%s\"/>"
          .formatted(type, sourceName, unit, startDate, end, value);
    }
  }
}
