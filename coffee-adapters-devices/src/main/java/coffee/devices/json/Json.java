package coffee.devices.json;

import coffee.devices.UnreadableFileException;
import coffee.domain.imports.Place;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/** How JSON is read: within limits that no device comes near. */
public final class Json {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_TEXT = 1 << 20;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_NAME = 1_000;

  /** Makes parsers; safe for use by many threads. */
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

  private Json() {}

  /**
   * The end of what can be read of a file whose JSON is broken.
   *
   * @param broken a {@link JsonProcessingException}; or, which knows no place, a {@link
   *     java.io.CharConversionException} of what began like UTF-32
   */
  public static UnreadableFileException unreadable(IOException broken) {
    long offset =
        broken instanceof JsonProcessingException placed && placed.getLocation() != null
            ? placed.getLocation().getByteOffset()
            : 0;
    return new UnreadableFileException(
        "malformed_json",
        Place.offset(Math.max(offset, 0)),
        "From byte %d on this is no JSON that can be read.".formatted(Math.max(offset, 0)));
  }
}
