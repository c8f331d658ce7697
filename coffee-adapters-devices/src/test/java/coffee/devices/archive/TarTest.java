package coffee.devices.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.TestReader;
import coffee.devices.UnreadableFileException;
import coffee.devices.ZipFiles;
import coffee.devices.formats.FormatRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class TarTest {

  /** The header of a file and its first block. */
  private static byte[] tar() {
    byte[] archive = new byte[2_048];
    byte[] name = "Takeout/Fitbit/heart_rate-2026-02-03.json".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, archive, 0, name.length);
    System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, archive, 257, 5);
    return archive;
  }

  private static byte[] gzip(byte[] file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(file);
    }
    return bytes.toByteArray();
  }

  @Test
  void isRefusedWithAdvice() throws IOException {
    for (byte[] archive : new byte[][] {tar(), gzip(tar())}) {
      DeviceFormat format =
          FormatRegistry.standard().recognize(TestReader.content(archive)).orElseThrow();
      assertThat(format.name()).isEqualTo("tar");
      assertThatThrownBy(() -> TestReader.read(format, archive))
          .isInstanceOf(UnreadableFileException.class)
          .hasMessageContaining("choose .zip where you export");
    }
  }

  @Test
  void isOneRefusedRowWithinZip() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FormatRegistry.standard().find("zip").orElseThrow(),
            ZipFiles.zip(Map.of("takeout.tgz", gzip(tar()))));
    assertThat(read.codes()).containsExactly("unsupported_archive");
  }
}
