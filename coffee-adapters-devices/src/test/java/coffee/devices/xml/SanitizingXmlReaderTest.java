package coffee.devices.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SanitizingXmlReaderTest {

  @Test
  void keepsEveryValidXmlCharacter() throws IOException {
    String text = "<a b='é ߿ ࠀ \uD7FF \uE000 \uFFFD 😀 \uDBFF\uDFFD'>\t\r\n</a>";
    assertThat(clean(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
  }

  @Test
  void blanksControlCharactersAndReplacesInvalidBytes() throws IOException {
    assertThat(clean(new byte[] {'a', 0, 11, 31, 'b'})).isEqualTo("a   b");
    assertThat(clean(new byte[] {(byte) 0xEF, (byte) 0xBF, (byte) 0xBF, 'b'}))
        .isEqualTo("\uFFFD\uFFFD\uFFFDb");
    assertThat(clean(new byte[] {(byte) 0xC3})).isEqualTo("\uFFFD");
    assertThat(clean(new byte[] {(byte) 0xC0, (byte) 0x80})).isEqualTo("\uFFFD\uFFFD");
  }

  @RepeatedTest(20) // the repetition is the seed
  void decodesUtf8LikeJava(RepetitionInfo run) throws IOException {
    Random random = new Random(run.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      int codePoint = random.nextInt(1 << (5 + random.nextInt(16)));
      boolean known =
          codePoint >= ' '
              && Character.isDefined(codePoint)
              && !Character.isSurrogate((char) codePoint);
      text.appendCodePoint(known ? codePoint : '.');
    }
    assertThat(clean(text.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(text.toString());
  }

  @Test
  void handlesRandomBytes() throws IOException {
    byte[] noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    assertThat(clean(noise)).hasSizeBetween(100_000, 200_000);
  }

  private static String clean(byte[] bytes) throws IOException {
    InputStream inPieces =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, 1_001));
          }
        };
    StringWriter text = new StringWriter();
    try (Reader reader = new SanitizingXmlReader(inPieces)) {
      reader.transferTo(text);
    }
    return text.toString();
  }
}
