package coffee.devices.json;

import coffee.devices.Content;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.SourcePosition;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;

/**
 * Reads the rows of a JSON file: its root values, and the items of root lists. There may be several
 * roots. Not thread-safe.
 */
public final class JsonItemReader implements Closeable {

  /** At least the maximum length of a reported row in UTF-8. */
  private static final int MAX_ORIGINAL_BYTES = 4 * RefusedRow.MAX_ORIGINAL_LENGTH;

  private final RecentBytes tail;
  private final JsonParser parser;
  private long start;

  /**
   * Reads content in UTF-8, with or without a byte order mark.
   *
   * @throws coffee.devices.UnreadableFileException {@code malformed_json}
   */
  public JsonItemReader(Content content) throws IOException {
    this.tail = new RecentBytes(content.open());
    try {
      this.parser = JsonParsing.FACTORY.createParser(tail);
    } catch (CharConversionException malformed) {
      tail.close();
      throw JsonParsing.malformedJson(malformed);
    }
  }

  public JsonParser parser() {
    return parser;
  }

  /**
   * Advances to the first token of the next item; the previous one must have been read to its end.
   *
   * @return false at the end
   * @throws coffee.devices.UnreadableFileException {@code malformed_json}
   */
  public boolean next() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      while (isEdgeOfList(token)) {
        token = parser.nextToken();
      }
      markRowStart();
      return token != null;
    } catch (JsonProcessingException | CharConversionException malformed) {
      throw JsonParsing.malformedJson(malformed);
    }
  }

  private boolean isEdgeOfList(JsonToken token) {
    if (token == JsonToken.START_ARRAY) {
      return parser.getParsingContext().getParent().inRoot();
    }
    return token == JsonToken.END_ARRAY && parser.getParsingContext().inRoot();
  }

  /** Marks the current token as the start of a row. */
  public void markRowStart() {
    start = parser.currentTokenLocation().getByteOffset();
  }

  /** The position of the row. */
  public SourcePosition position() {
    return SourcePosition.offset(start);
  }

  /** The row verbatim, after it has been read to its end. */
  public String originalText() {
    return tail.textBetween(start, parser.currentLocation().getByteOffset(), MAX_ORIGINAL_BYTES);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
