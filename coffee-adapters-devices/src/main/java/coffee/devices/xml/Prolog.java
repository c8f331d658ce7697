package coffee.devices.xml;

import coffee.devices.Formats;
import coffee.devices.Place;
import coffee.devices.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands before the first element. */
final class Prolog {

  /** Apple's own document type has 10 kB, and in some versions is malformed. */
  private static final int MAX_BYTES = 1 << 20;

  private static final Pattern DOCUMENT_TYPE = Pattern.compile("<!DOCTYPE\\b|<(?![!?])");
  private static final Pattern END = Pattern.compile("\\]\\s*>");

  private Prolog() {}

  /** The same document, with only the line ends of its document type. */
  static InputStream withoutDocumentType(InputStream in) throws IOException {
    byte[] head = in.readNBytes(Formats.HEAD_BYTES);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    Matcher found = DOCUMENT_TYPE.matcher(text);
    if (!found.find() || !found.group().startsWith("<!")) {
      return new SequenceInputStream(new ByteArrayInputStream(head), in);
    }
    int start = found.start();
    String rest = text.substring(start);
    int end = end(rest);
    while (end < 0) {
      byte[] more = in.readNBytes(Formats.HEAD_BYTES);
      if (more.length == 0 || rest.length() > MAX_BYTES) {
        throw new UnreadableFileException(
            "endless_prolog", Place.offset(start), "The document type of this file has no end.");
      }
      rest += new String(more, StandardCharsets.ISO_8859_1);
      end = end(rest);
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    kept.writeBytes(bytes(text.substring(0, start)));
    kept.writeBytes(bytes(rest.substring(0, end).replaceAll("[^\\n]", "")));
    kept.writeBytes(bytes(rest.substring(end)));
    return new SequenceInputStream(new ByteArrayInputStream(kept.toByteArray()), in);
  }

  /** Where a document type ends, or -1: behind its bracket if it has one. */
  private static int end(String documentType) {
    int close = documentType.indexOf('>');
    int open = documentType.indexOf('[');
    if (close >= 0 && (open < 0 || close < open)) {
      return close + 1;
    }
    Matcher end = END.matcher(documentType);
    return open >= 0 && end.find(open) ? end.end() : -1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
