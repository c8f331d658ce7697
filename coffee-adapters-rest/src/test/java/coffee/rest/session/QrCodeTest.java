package coffee.rest.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

  private static final String LINK = "http://192.168.1.20:8000/#in=1_0123456789ABCDEFGHIJKL";

  @Test
  void pathCoversTheDarkModules() {
    QrCode code = QrCode.of(LINK);
    io.nayuki.qrcodegen.QrCode modules = io.nayuki.qrcodegen.QrCode.encodeText(LINK, Ecc.MEDIUM);

    boolean[][] drawn = new boolean[code.size()][code.size()];
    Matcher runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(code.path());
    while (runs.find()) {
      int x = Integer.parseInt(runs.group(1));
      for (int i = 0; i < Integer.parseInt(runs.group(3)); i++) {
        drawn[Integer.parseInt(runs.group(2))][x + i] = true;
      }
    }

    assertThat(code.size()).isEqualTo(modules.size);
    assertThat(code.path()).matches("(M\\d+ \\d+h\\d+v1h-\\d+z)+");
    for (int y = 0; y < code.size(); y++) {
      for (int x = 0; x < code.size(); x++) {
        assertThat(drawn[y][x]).isEqualTo(modules.getModule(x, y));
      }
    }
  }
}
