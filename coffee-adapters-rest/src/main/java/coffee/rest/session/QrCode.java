package coffee.rest.session;

import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A QR code as an SVG path.
 *
 * @param size modules on each side, without the quiet zone of 4 modules that a reader needs around
 * @param path attribute {@code d} of the dark modules, in module units
 */
record QrCode(int size, String path) {

  /** Encodes text with medium error correction. */
  static QrCode of(String text) {
    io.nayuki.qrcodegen.QrCode code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      int x = 0;
      while (x < code.size) {
        int end = x;
        while (end < code.size && code.getModule(end, y)) {
          end++;
        }
        if (end > x) {
          path.append("M%d %dh%dv1h-%dz".formatted(x, y, end - x, end - x));
        }
        x = end + 1;
      }
    }
    return new QrCode(code.size, path.toString());
  }
}
