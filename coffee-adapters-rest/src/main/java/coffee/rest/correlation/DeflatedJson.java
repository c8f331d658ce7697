package coffee.rest.correlation;

import coffee.domain.correlation.AnswerBytes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * JSON in the zlib format (RFC 1950). An answer names every field once for each coffee, and so is
 * about seven times as long as this; it is never in memory as a whole.
 */
record DeflatedJson(AnswerBytes bytes) {

  private static final int BUFFER_BYTES = 8_192;

  /** Holds most answers completely, so that they are sent with one write. */
  private static final int SENT_BYTES = 1 << 17;

  /** Writes JSON to a stream. */
  @FunctionalInterface
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  /** What a writer writes. */
  static DeflatedJson of(Writer writer) {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    Deflater deflater = new Deflater();
    try (OutputStream out = new DeflaterOutputStream(deflated, deflater, BUFFER_BYTES)) {
      writer.writeTo(out);
    } catch (IOException bug) {
      throw new UncheckedIOException("cannot write JSON into memory", bug);
    } finally {
      deflater.end();
    }
    return new DeflatedJson(AnswerBytes.copyOf(deflated.toByteArray()));
  }

  /** Parses the JSON. */
  JsonNode tree(ObjectMapper json) {
    Inflater inflater = new Inflater();
    try (InputStream text = new InflaterInputStream(bytes.open(), inflater, BUFFER_BYTES)) {
      return json.readTree(text);
    } catch (IOException damaged) {
      throw new UncheckedIOException("cannot read JSON from memory", damaged);
    } finally {
      inflater.end();
    }
  }

  /** Writes the JSON. */
  void writeTo(OutputStream out) throws IOException {
    Inflater inflater = new Inflater();
    try (InputStream json = new InflaterInputStream(bytes.open(), inflater, BUFFER_BYTES)) {
      byte[] sent = new byte[SENT_BYTES];
      for (int n = json.readNBytes(sent, 0, SENT_BYTES);
          n > 0;
          n = json.readNBytes(sent, 0, SENT_BYTES)) {
        out.write(sent, 0, n);
      }
    } finally {
      inflater.end();
    }
  }
}
