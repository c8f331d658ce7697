package coffee.devices.json;

import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/** JSON parsing within strict limits. */
public final class JsonParsing {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_TEXT = 1 << 20;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_NAME = 1_000;

  /** Creates parsers; thread-safe. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .maxNumberLength(MAX_NUMBER)
                  .maxNameLength(MAX_NAME)
                  .build())
          .build();

  private JsonParsing() {}

  /**
   * The error for malformed JSON.
   *
   * @param exception a {@link JsonProcessingException}; or, without a position, a {@link
   *     java.io.CharConversionException} for content that looks like UTF-32
   */
  public static UnreadableFileException malformedJson(IOException exception) {
    long offset =
        exception instanceof JsonProcessingException placed && placed.getLocation() != null
            ? placed.getLocation().getByteOffset()
            : 0;
    return new UnreadableFileException(
        "malformed_json",
        SourcePosition.offset(Math.max(offset, 0)),
        "Invalid JSON at byte %d.".formatted(Math.max(offset, 0)));
  }
}
