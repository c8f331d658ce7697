package coffee.devices.json;

import coffee.devices.Content;
import coffee.domain.imports.Place;
import coffee.domain.imports.RefusedRow;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;

/**
 * The rows of a JSON file: the values that stand at its root, and the items of the lists there.
 * Several roots may follow one another. Not for many threads.
 */
public final class JsonItems implements Closeable {

  /** Longer in UTF-8 than what a problem shows. */
  private static final int MAX_ORIGINAL_BYTES = 4 * RefusedRow.MAX_ORIGINAL_LENGTH;

  private final Tail tail;
  private final JsonParser parser;
  private long start;

  /**
   * Over content in UTF-8, with or without a byte order mark.
   *
   * @throws coffee.devices.UnreadableFileException {@code malformed_json}
   */
  public JsonItems(Content content) throws IOException {
    this.tail = new Tail(content.open());
    try {
      this.parser = Json.FACTORY.createParser(tail);
    } catch (CharConversionException broken) {
      tail.close();
      throw Json.unreadable(broken);
    }
  }

  public JsonParser parser() {
    return parser;
  }

  /**
   * Goes to the first token of the next item; the one before must have been read to its end.
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
      begin();
      return token != null;
    } catch (JsonProcessingException | CharConversionException broken) {
      throw Json.unreadable(broken);
    }
  }

  private boolean isEdgeOfList(JsonToken token) {
    if (token == JsonToken.START_ARRAY) {
      return parser.getParsingContext().getParent().inRoot();
    }
    return token == JsonToken.END_ARRAY && parser.getParsingContext().inRoot();
  }

  /** Notes that a row starts at the token at which the parser is. */
  public void begin() {
    start = parser.currentTokenLocation().getByteOffset();
  }

  /** The place of the row. */
  public Place place() {
    return Place.offset(start);
  }

  /** The row as it stands in the file, once it has been read to its end. */
  public String text() {
    return tail.between(start, parser.currentLocation().getByteOffset(), MAX_ORIGINAL_BYTES);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
