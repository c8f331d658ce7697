package coffee.app.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Generates bodies and their headers. */
final class BodyGenerator {

  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/json; charset=utf-16",
          "multipart/form-data",
          "*/*",
          "x",
          "");

  private static final int DEEP = 3_000;
  private static final int LARGE = 1_100_000;

  /** One more than the maximum of a batch, after the first one. */
  private static final int LONG = 5_000;

  private final ValueGenerator values;
  private final Random random;

  BodyGenerator(ValueGenerator values, Random random) {
    this.values = values;
    this.random = random;
  }

  /** A body and its headers. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Made(List<String> headers, byte[] bytes) {}

  /**
   * Generates a body.
   *
   * @param content content of the operation; missing if it takes none
   */
  Made make(JsonNode content, boolean isRight) {
    if (content.isMissingNode() && (isRight || random.nextInt(4) > 0)) {
      return new Made(List.of(), new byte[0]);
    }
    List<String> types = content.properties().stream().map(it -> it.getKey()).toList();
    String type = types.isEmpty() ? "application/json" : types.get(random.nextInt(types.size()));
    JsonNode value = value(content.path(type));
    String text = (isRight ? value : values.spoiled(value)).toString();
    byte[] bytes = isRight ? text.getBytes(UTF_8) : garbled(text);
    List<String> headers = new ArrayList<>();
    boolean isOther = !isRight && random.nextInt(10) == 0;
    headers.add("Content-Type: " + (isOther ? TYPES.get(random.nextInt(TYPES.size())) : type));
    if (random.nextInt(12) == 0) {
      headers.add("Content-Encoding: gzip");
      bytes = isRight || random.nextBoolean() ? zipped(bytes) : bytes;
    }
    return new Made(headers, bytes);
  }

  private JsonNode value(JsonNode media) {
    JsonNode examples = media.path("examples");
    if (!examples.isEmpty() && random.nextBoolean()) {
      List<JsonNode> all = new ArrayList<>();
      examples.forEach(example -> all.add(example.path("value")));
      JsonNode chosen = all.get(random.nextInt(all.size()));
      if (!chosen.isMissingNode()) {
        return chosen;
      }
    }
    return values.right(media.path("schema"));
  }

  /** Unchanged in seven of ten cases. */
  private byte[] garbled(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return switch (random.nextInt(40)) {
      case 0 -> Arrays.copyOf(bytes, bytes.length / 2);
      case 1 -> (text + text).getBytes(UTF_8);
      case 2 -> ("\uFEFF" + text).getBytes(UTF_8);
      case 3 -> text.getBytes(java.nio.charset.StandardCharsets.UTF_16);
      case 4 -> ("\u00ff\u00fe\u00c0" + text).getBytes(ISO_8859_1);
      case 5 -> new byte[0];
      case 6 -> "[".repeat(DEEP).getBytes(UTF_8);
      case 7 -> "{\"a\":".repeat(DEEP).getBytes(UTF_8);
      case 8 -> text.replaceFirst("\\{", "{\"caffeine_mg\":1,\"caffeine_mg\":2,").getBytes(UTF_8);
      case 9 -> text.replaceAll("\\d+", "1e999999999").getBytes(UTF_8);
      case 10 -> text.replaceAll("\\d+", "0".repeat(400)).getBytes(UTF_8);
      case 11 -> text.replaceAll("\\d+", "9".repeat(2_000)).getBytes(UTF_8);
      case 12 -> random.nextInt(10) == 0 ? " ".repeat(LARGE).getBytes(UTF_8) : bytes;
      case 13 -> random.nextInt(4) == 0 ? array(text, LONG) : array(text, random.nextInt(100));
      case 14 -> random.nextInt(4) == 0 ? array("{}", LARGE) : array("[]", DEEP);
      case 15 -> random.nextInt(4) == 0 ? lines(text, LONG) : lines(text, random.nextInt(100));
      default -> bytes;
    };
  }

  /** So many elements, or as many as make a large body. */
  private static byte[] array(String element, int times) {
    return ("[" + element + ("," + element).repeat(fitting(element, times)) + "]").getBytes(UTF_8);
  }

  private static byte[] lines(String line, int times) {
    return (line + "\n").repeat(fitting(line, times)).getBytes(UTF_8);
  }

  private static int fitting(String element, int times) {
    return Math.min(times, LARGE / (element.length() + 1));
  }

  private static byte[] zipped(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException(cannotHappen);
    }
    return bytes.toByteArray();
  }
}
