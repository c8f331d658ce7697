package coffee.devices.activity;

import coffee.devices.row.Sources;
import coffee.domain.heartrate.Context;
import com.garmin.fit.File;
import com.garmin.fit.FileIdMesg;
import com.garmin.fit.GarminProduct;
import com.garmin.fit.Manufacturer;
import com.garmin.fit.Mesg;
import java.util.Locale;

/**
 * Who recorded a FIT file.
 *
 * @param source its maker and product, as a source of readings
 * @param context what the wearer was doing: exercise in an activity
 */
record FitDevice(String source, Context context) {

  /** Before a file has said. */
  static final FitDevice UNKNOWN = new FitDevice("fit", Context.of(Context.Kind.UNKNOWN));

  static FitDevice of(Mesg fileId) {
    Integer maker = fileId.getFieldIntegerValue(FileIdMesg.ManufacturerFieldNum);
    Integer product = fileId.getFieldIntegerValue(FileIdMesg.ProductFieldNum);
    Short type = fileId.getFieldShortValue(FileIdMesg.TypeFieldNum);
    boolean activity = type != null && type == File.ACTIVITY.getValue();
    return new FitDevice(
        source(maker == null ? Manufacturer.INVALID : maker, product),
        Context.of(activity ? Context.Kind.EXERCISE : Context.Kind.UNKNOWN));
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
    return Sources.named(name.toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  /** The strap that was worn with it, whose readings are finer and are kept apart. */
  String strap() {
    return Sources.named("strap of " + source);
  }
}
