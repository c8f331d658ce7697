package coffee.app.browser;

import java.util.Map;

/**
 * Size of a window in CSS pixels.
 *
 * @param width of the page
 * @param height of the page
 * @param density device pixels per CSS pixel
 * @param isTouched whether it is a phone, with a finger for a pointer
 */
record Screen(int width, int height, double density, boolean isTouched) {

  static final Screen PHONE = new Screen(390, 844, 3, true);

  /** The narrowest phone. */
  static final Screen NARROW = new Screen(320, 640, 2, true);

  static final Screen DESKTOP = new Screen(1280, 800, 1, false);

  /** The desktop at a zoom of 200 %. */
  static final Screen ZOOMED = new Screen(640, 400, 2, false);

  /** The metrics of {@code mobileEmulation}. */
  Map<String, Object> emulation() {
    return Map.of(
        "width", width, "height", height, "pixelRatio", density, "touch", true, "mobile", true);
  }

  /** The parameters of {@code Emulation.setDeviceMetricsOverride}. */
  Map<String, Object> override() {
    return Map.of(
        "width", width, "height", height, "deviceScaleFactor", density, "mobile", isTouched);
  }
}
