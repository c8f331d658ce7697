package coffee.rest.list;

import coffee.domain.DomainException;
import coffee.domain.Page;
import coffee.rest.json.FieldReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encodes and decodes the position in a list where a page ended. Opaque to clients. */
public final class Cursor {

  /** Version, milliseconds since the epoch, id. */
  private static final Pattern CONTENT = Pattern.compile("1:(\\d{1,15}):(\\d{1,18})");

  private Cursor() {}

  /** Encodes a position. */
  public static String write(Page.Position position) {
    String content = "1:%d:%d".formatted(position.instant().toEpochMilli(), position.id());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(content.getBytes(StandardCharsets.US_ASCII));
  }

  /** Decodes a position; {@code invalid_cursor} if the text was not encoded here. */
  public static FieldReader<Page.Position> read() {
    return FieldReader.text(Cursor::parse);
  }

  private static Page.Position parse(String text) {
    try {
      byte[] content = Base64.getUrlDecoder().decode(text);
      Matcher matcher = CONTENT.matcher(new String(content, StandardCharsets.ISO_8859_1));
      if (matcher.matches()) {
        return new Page.Position(
            Instant.ofEpochMilli(Long.parseLong(matcher.group(1))),
            Long.parseLong(matcher.group(2)));
      }
    } catch (IllegalArgumentException notBase64) {
      // reported below
    }
    throw DomainException.invalid("invalid_cursor", "must be a cursor from a Link header");
  }
}
