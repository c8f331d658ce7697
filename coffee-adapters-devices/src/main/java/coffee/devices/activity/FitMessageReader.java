package coffee.devices.activity;

import coffee.devices.row.RowCollector;
import coffee.domain.imports.rows.SourcePosition;
import com.garmin.fit.HrMesg;
import com.garmin.fit.Mesg;
import com.garmin.fit.MesgNum;
import com.garmin.fit.MonitoringMesg;
import com.garmin.fit.RecordMesg;
import java.time.Instant;
import java.util.function.Supplier;

/** Extracts heart rates and steps from the messages of a FIT file, in order. Not thread-safe. */
final class FitMessageReader {

  private static final String WITHOUT_HEART_RATE = "_without_heart_rate";

  private final RowCollector collector;
  private final FitClock clock = new FitClock();
  private final FitStepTotals steps;
  private FitDevice device = FitDevice.UNKNOWN;

  FitMessageReader(RowCollector collector) {
    this.collector = collector;
    this.steps = new FitStepTotals(collector);
  }

  void accept(Mesg message, SourcePosition position) {
    clock.update(message);
    switch (message.getNum()) {
      case MesgNum.FILE_ID -> {
        steps.beginFile();
        device = FitDevice.fromFileId(message);
        collector.skip(message.getName());
      }
      case MesgNum.RECORD -> takeOne(message, RecordMesg.HeartRateFieldNum, position);
      case MesgNum.MONITORING_INFO -> {
        if (clock.isSet()) {
          steps.begin(message, clock.currentTimestamp());
        }
        collector.skip(message.getName());
      }
      case MesgNum.MONITORING -> takeMonitoring(message, position);
      case MesgNum.HR -> takeMany(message, position);
      default -> collector.skip(message.getName());
    }
  }

  /** Hands over what is left at the end of the file. */
  void finish() {
    steps.finish();
  }

  private void takeMonitoring(Mesg message, SourcePosition position) {
    boolean hasSteps =
        clock.isSet() && steps.accept(message, position, clock.currentTimestamp(), device.source());
    if (!hasSteps || message.hasField(MonitoringMesg.HeartRateFieldNum)) {
      takeOne(message, MonitoringMesg.HeartRateFieldNum, position);
    }
  }

  /** A missing heart rate is 255, which the decoder omits, or 0 for some devices. */
  private void takeOne(Mesg message, int field, SourcePosition position) {
    Short bpm = message.getFieldShortValue(field);
    if (bpm == null || bpm == 0) {
      collector.skip(message.getName() + WITHOUT_HEART_RATE);
      return;
    }
    hand(message, position, bpm, device.source(), clock::currentTimestamp);
  }

  private void takeMany(Mesg message, SourcePosition position) {
    int count = message.getNumFieldValues(HrMesg.FilteredBpmFieldNum);
    if (count == 0) {
      collector.skip(message.getName() + WITHOUT_HEART_RATE);
    }
    for (int i = 0; i < count; i++) {
      Short bpm = message.getFieldShortValue(HrMesg.FilteredBpmFieldNum, i);
      Double event = message.getFieldDoubleValue(HrMesg.EventTimestampFieldNum, i);
      if (bpm == null || bpm == 0) {
        collector.skip(message.getName() + WITHOUT_HEART_RATE);
      } else {
        double second = event == null ? Double.NaN : event;
        hand(message, position, bpm, device.strapSource(), () -> clock.strapTimestamp(second));
      }
    }
  }

  private void hand(
      Mesg message, SourcePosition position, short bpm, String source, Supplier<Instant> instant) {
    collector.reading(
        position,
        () -> "%s: %d bpm".formatted(message.getName(), bpm),
        () ->
            collector.readingWithContext(
                collector.timestamps().requireValid(instant.get()), bpm, device.context(), source));
  }
}
