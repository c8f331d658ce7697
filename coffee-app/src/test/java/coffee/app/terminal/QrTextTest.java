package coffee.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.List;
import org.junit.jupiter.api.Test;

class QrTextTest {

  private static final String LINK = "http://192.168.1.20:8000/#in=1_0123456789ABCDEFGHIJKL";

  private static boolean isLight(List<String> lines, int x, int y) {
    char block = lines.get(y / 2).charAt(x);
    return block == '\u2588' || block == (y % 2 == 0 ? '\u2580' : '\u2584');
  }

  @Test
  void drawsLightModulesWithQuietZone() {
    QrCode code = QrCode.encodeText(LINK, Ecc.MEDIUM);

    List<String> lines = QrText.lines(LINK);

    assertThat(lines)
        .hasSize((code.size + 9) / 2)
        .allSatisfy(line -> assertThat(line).hasSize(code.size + 8));
    for (int y = 0; y < code.size + 8; y++) {
      for (int x = 0; x < code.size + 8; x++) {
        assertThat(isLight(lines, x, y)).isEqualTo(!code.getModule(x - 4, y - 4));
      }
    }
  }
}
