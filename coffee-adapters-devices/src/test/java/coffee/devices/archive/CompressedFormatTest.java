package coffee.devices.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.Content;
import coffee.devices.TestReader;
import coffee.devices.UnreadableFileException;
import coffee.devices.cloud.Polar;
import java.io.ByteArrayInputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompressedFormatTest {

  /** The magic bytes and the method of gzip, without the rest of its header. */
  private static final byte[] TRUNCATED_HEADER = {0x1f, (byte) 0x8b, 8};

  private final AtomicInteger open = new AtomicInteger();

  private Content tracked(byte[] file) {
    return () -> {
      open.incrementAndGet();
      return new ByteArrayInputStream(file) {
        @Override
        public void close() {
          open.decrementAndGet();
        }
      };
    };
  }

  @Test
  void closesFileWhoseGzipHeaderIsTruncated() {
    CompressedFormat format = new CompressedFormat(new Polar(), DecompressionLimits.DEFAULT);
    assertThatThrownBy(
            () ->
                format.read(
                    tracked(TRUNCATED_HEADER), TestReader.SETTINGS, new CollectingRowHandler()))
        .isInstanceOf(UnreadableFileException.class);
    assertThat(open).hasValue(0);
  }
}
