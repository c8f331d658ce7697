package coffee.devices.activity;

import coffee.devices.row.SourceNames;
import coffee.domain.heartrate.ReadingContext;
import com.garmin.fit.File;
import com.garmin.fit.FileIdMesg;
import com.garmin.fit.GarminProduct;
import com.garmin.fit.Manufacturer;
import com.garmin.fit.Mesg;
import java.util.Locale;

/**
 * The device that recorded a FIT file.
 *
 * @param source manufacturer and product, used as source of readings
 * @param context the context of readings: exercise in an activity
 */
record FitDevice(String source, ReadingContext context) {

  /** Used until the file identifies the device. */
  static final FitDevice UNKNOWN =
      new FitDevice("fit", ReadingContext.of(ReadingContext.Kind.UNKNOWN));

  static FitDevice fromFileId(Mesg fileId) {
    Integer maker = fileId.getFieldIntegerValue(FileIdMesg.ManufacturerFieldNum);
    Integer product = fileId.getFieldIntegerValue(FileIdMesg.ProductFieldNum);
    Short type = fileId.getFieldShortValue(FileIdMesg.TypeFieldNum);
    boolean activity = type != null && type == File.ACTIVITY.getValue();
    return new FitDevice(
        source(maker == null ? Manufacturer.INVALID : maker, product),
        ReadingContext.of(activity ? ReadingContext.Kind.EXERCISE : ReadingContext.Kind.UNKNOWN));
  }

  private static String source(int maker, Integer product) {
    String name = Manufacturer.getStringFromValue(maker);
    String named = name.isEmpty() ? "fit " + maker : name;
    if (product == null) {
      return shown(named);
    }
    String model = maker == Manufacturer.GARMIN ? GarminProduct.getStringFromValue(product) : "";
    return shown(named + " " + (model.isEmpty() ? product : model));
  }

  private static String shown(String name) {
    return SourceNames.toSourceName(name.toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  /** The source of a connected strap, whose more precise readings are kept separately. */
  String strapSource() {
    return SourceNames.toSourceName("strap of " + source);
  }
}
