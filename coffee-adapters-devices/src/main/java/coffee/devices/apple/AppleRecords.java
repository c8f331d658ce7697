package coffee.devices.apple;

import coffee.devices.row.Handover;
import coffee.devices.row.Numbers;
import coffee.devices.row.Remembered;
import coffee.devices.row.Sources;
import coffee.devices.xml.Elements;
import coffee.devices.xml.Elements.Event;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Context;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.Place;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import java.io.IOException;
import java.time.Instant;

/** Converts the records of an export. Not thread-safe. */
final class AppleRecords {

  private static final String HEART_RATE = "HKQuantityTypeIdentifierHeartRate";
  private static final String CAFFEINE = "HKQuantityTypeIdentifierDietaryCaffeine";
  private static final String MOTION = "HKMetadataKeyHeartRateMotionContext";
  private static final String SEDENTARY = "1";
  private static final String ACTIVE = "2";

  private final Handover handover;
  private final Labels labels;
  private final Remembered<String> sources = new Remembered<>(Sources::named);

  AppleRecords(Handover handover, Labels labels) {
    this.handover = handover;
    this.labels = labels;
  }

  /** Reads the current element to its end. */
  void take(Elements elements) throws IOException {
    if (!elements.name().equals("Record")) {
      handover.passOver(elements.name());
      elements.skip();
      return;
    }
    String type = elements.attribute("type");
    switch (type) {
      case HEART_RATE -> takeHeartRate(elements);
      case CAFFEINE -> takeCaffeine(elements);
      default -> {
        handover.passOver(type);
        elements.skip();
      }
    }
  }

  private void takeHeartRate(Elements elements) throws IOException {
    Place place = elements.place();
    Quantity quantity = Quantity.of(elements);
    Context context = context(motion(elements));
    handover.reading(place, quantity::text, () -> reading(quantity, context));
  }

  /** Reads to the end of the record. */
  private static String motion(Elements elements) throws IOException {
    String motion = "";
    for (Event event = elements.next(); event == Event.START; event = elements.next()) {
      if (elements.attribute("key").equals(MOTION)) {
        motion = elements.attribute("value");
      }
      elements.skip();
    }
    return motion;
  }

  private static Context context(String motion) {
    return switch (motion) {
      case SEDENTARY -> Context.of(Context.Kind.RESTING);
      case ACTIVE -> Context.of(Context.Kind.ACTIVE);
      default -> Context.of(Context.Kind.UNKNOWN);
    };
  }

  private Reading reading(Quantity quantity, Context otherwise) {
    Instant moment = handover.stamps().offset(quantity.startDate());
    double bpm =
        Numbers.parse("value", quantity.value())
            * switch (quantity.unit()) {
              case "count/min" -> 1;
              case "count/s" -> 60;
              default -> throw wrongUnit(quantity, "count/min");
            };
    return handover.contextReading(
        moment, bpm, labels.at(moment).orElse(otherwise), sources.of(quantity.sourceName()));
  }

  private void takeCaffeine(Elements elements) throws IOException {
    Place place = elements.place();
    Quantity quantity = Quantity.of(elements);
    elements.skip();
    handover.drink(place, quantity::text, () -> intake(quantity));
  }

  private Intake intake(Quantity quantity) {
    Instant moment = handover.stamps().offset(quantity.startDate());
    double milligrams =
        Grams.toMilligrams(quantity.unit(), Numbers.parse("value", quantity.value()))
            .orElseThrow(() -> wrongUnit(quantity, "mg or g"));
    Caffeine caffeine = handover.terms().intakeRules().caffeine(milligrams);
    return AppleDrinks.of(moment, caffeine, sources.of(quantity.sourceName()));
  }

  private static DomainException wrongUnit(Quantity quantity, String wanted) {
    return DomainException.invalid(
        "wrong_unit", "the unit must be %s, was '%s'".formatted(wanted, quantity.unit()));
  }

  /** The relevant attributes of a record, verbatim. */
  private record Quantity(
      String type, String sourceName, String unit, String startDate, String value) {

    static Quantity of(Elements elements) {
      return new Quantity(
          elements.attribute("type"),
          elements.attribute("sourceName"),
          elements.attribute("unit"),
          elements.attribute("startDate"),
          elements.attribute("value"));
    }

    String text() {
      return "<Record type=\"%s\" sourceName=\"%s\" unit=\"%s\" startDate=\"%s\" value=\"%s\"/>"
          .formatted(type, sourceName, unit, startDate, value);
    }
  }
}
