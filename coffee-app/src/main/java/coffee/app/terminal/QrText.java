package coffee.app.terminal;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.ArrayList;
import java.util.List;

/**
 * QR codes as text, two modules above each other in one character. Light modules are drawn, so that
 * the code looks right on a dark terminal; readers accept the reverse as well.
 */
public final class QrText {

  /** The light border that a reader needs, in modules. */
  private static final int QUIET_ZONE = 4;

  private QrText() {}

  /** The lines of a QR code, all of the same length. */
  public static List<String> lines(String text) {
    QrCode code = QrCode.encodeText(text, Ecc.MEDIUM);
    List<String> lines = new ArrayList<>();
    for (int y = -QUIET_ZONE; y < code.size + QUIET_ZONE; y += 2) {
      StringBuilder line = new StringBuilder();
      for (int x = -QUIET_ZONE; x < code.size + QUIET_ZONE; x++) {
        boolean isBelowInside = y + 1 < code.size + QUIET_ZONE;
        line.append(block(!code.getModule(x, y), isBelowInside && !code.getModule(x, y + 1)));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static char block(boolean isUpperLight, boolean isLowerLight) {
    if (isUpperLight) {
      return isLowerLight ? '\u2588' : '\u2580';
    }
    return isLowerLight ? '\u2584' : ' ';
  }
}
