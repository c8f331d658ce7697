package coffee.rest.json;

import coffee.rest.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decodes UTF-8 in chunks, without holding the whole text. */
final class StrictUtf8 {

  private static final int CHARS_AT_A_TIME = 8 << 10;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private StrictUtf8() {}

  /**
   * The text without a byte order mark.
   *
   * @throws ProblemException 400 if it is not UTF-8
   */
  static Reader reader(byte[] bytes) {
    requireValid(bytes);
    int start = hasByteOrderMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    return new InputStreamReader(
        new ByteArrayInputStream(bytes, start, bytes.length - start), StandardCharsets.UTF_8);
  }

  private static boolean hasByteOrderMark(byte[] bytes) {
    int length = BYTE_ORDER_MARK.length;
    return bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
  }

  private static void requireValid(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what it cannot read
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(CHARS_AT_A_TIME);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      result = decoder.decode(in, out.clear(), true);
    }
    if (result.isError()) {
      throw ProblemException.badRequest("invalid_utf8", "The body is not valid UTF-8.");
    }
  }
}
