package coffee.devices.activity;

import coffee.devices.row.Handover;
import coffee.domain.imports.Place;
import com.garmin.fit.HrMesg;
import com.garmin.fit.Mesg;
import com.garmin.fit.MesgNum;
import com.garmin.fit.MonitoringMesg;
import com.garmin.fit.RecordMesg;
import java.time.Instant;
import java.util.function.Supplier;

/** Extracts heart rates from the messages of a FIT file, in order. Not thread-safe. */
final class FitMessages {

  private static final String WITHOUT_HEART_RATE = "_without_heart_rate";

  private final Handover handover;
  private final FitClock clock = new FitClock();
  private FitDevice device = FitDevice.UNKNOWN;

  FitMessages(Handover handover) {
    this.handover = handover;
  }

  void take(Mesg message, Place place) {
    clock.see(message);
    switch (message.getNum()) {
      case MesgNum.FILE_ID -> {
        device = FitDevice.of(message);
        handover.passOver(message.getName());
      }
      case MesgNum.RECORD -> takeOne(message, RecordMesg.HeartRateFieldNum, place);
      case MesgNum.MONITORING -> takeOne(message, MonitoringMesg.HeartRateFieldNum, place);
      case MesgNum.HR -> takeMany(message, place);
      default -> handover.passOver(message.getName());
    }
  }

  /** A missing heart rate is 255, which the decoder omits, or 0 for some devices. */
  private void takeOne(Mesg message, int field, Place place) {
    Short bpm = message.getFieldShortValue(field);
    if (bpm == null || bpm == 0) {
      handover.passOver(message.getName() + WITHOUT_HEART_RATE);
      return;
    }
    hand(message, place, bpm, device.source(), clock::now);
  }

  private void takeMany(Mesg message, Place place) {
    int count = message.getNumFieldValues(HrMesg.FilteredBpmFieldNum);
    if (count == 0) {
      handover.passOver(message.getName() + WITHOUT_HEART_RATE);
    }
    for (int i = 0; i < count; i++) {
      Short bpm = message.getFieldShortValue(HrMesg.FilteredBpmFieldNum, i);
      Double event = message.getFieldDoubleValue(HrMesg.EventTimestampFieldNum, i);
      if (bpm == null || bpm == 0) {
        handover.passOver(message.getName() + WITHOUT_HEART_RATE);
      } else {
        double second = event == null ? Double.NaN : event;
        hand(message, place, bpm, device.strap(), () -> clock.ofStrap(second));
      }
    }
  }

  private void hand(Mesg message, Place place, short bpm, String source, Supplier<Instant> moment) {
    handover.reading(
        place,
        () -> "%s: %d bpm".formatted(message.getName(), bpm),
        () ->
            handover.contextReading(
                handover.stamps().acceptable(moment.get()), bpm, device.context(), source));
  }
}
