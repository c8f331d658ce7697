package coffee.devices.apple;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.TestReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagScannerTest {

  @Test
  void findsTagsAcrossBufferBoundaries() throws IOException {
    StringBuilder file = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      String tag = "<b n=\"%d\"%s/>".formatted(i, " ".repeat(i % 70));
      file.append("<a>text</a>").append(tag).append("<bb/>");
      expected.add(tag);
    }
    assertThat(found(new ByteArrayInputStream(TestReader.bytes(file.toString()))))
        .isEqualTo(expected);
  }

  @Test
  void skipsUnterminatedAndOverlongTags() throws IOException {
    String file = "<b x=\"" + "x".repeat(100_000) + "\"/><b 1/><b 2";
    assertThat(found(new ByteArrayInputStream(TestReader.bytes(file)))).containsExactly("<b 1/>");
  }

  @Test
  void handlesSingleByteReads() throws IOException {
    InputStream byByte =
        new ByteArrayInputStream(TestReader.bytes("<a/><b 1/>..<b 2/>")) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, 1));
          }
        };
    assertThat(found(byByte)).containsExactly("<b 1/>", "<b 2/>");
  }

  private static List<String> found(InputStream in) throws IOException {
    TagScanner scan = new TagScanner(in, "<b ");
    List<String> found = new ArrayList<>();
    while (scan.next() >= 0) {
      found.add(scan.text());
    }
    return found;
  }
}
