package coffee.devices.xml;

import coffee.devices.Content;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a document before the first element.
 *
 * @param document the whole document, with its document type reduced to line ends
 * @param encoding the declared encoding, or UTF-8
 */
record XmlProlog(InputStream document, Charset encoding) {

  /** Apple's document type has 10 kB and is malformed in some versions. */
  private static final int MAX_BYTES = 1 << 20;

  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml\\s[^>]*encoding\\s*=\\s*[\"']([\\w.-]{1,40})[\"']");
  private static final Pattern DOCUMENT_TYPE = Pattern.compile("<!DOCTYPE\\b|<(?![!?])");

  /** After a byte order mark or blanks; the mark alone is allowed. */
  private static final Pattern LATE_DECLARATION =
      Pattern.compile("^(?:\u00EF\u00BB\u00BF)?\\s+(?:\u00EF\u00BB\u00BF)?<\\?xml\\s[^>]*>");

  private static final Pattern END = Pattern.compile("\\]\\s*>");

  /** The document, ready for a parser. */
  static Reader open(InputStream in) throws IOException {
    XmlProlog prolog = XmlProlog.read(in);
    return new SanitizingXmlReader(
        prolog.encoding().equals(StandardCharsets.UTF_8)
            ? prolog.document()
            : new Utf8InputStream(new InputStreamReader(prolog.document(), prolog.encoding())));
  }

  /** Reads up to the first element. */
  static XmlProlog read(InputStream in) throws IOException {
    String head = new String(in.readNBytes(Content.HEAD_BYTES), StandardCharsets.ISO_8859_1);
    String text = withoutLateDeclaration(head);
    Matcher found = DOCUMENT_TYPE.matcher(text);
    InputStream document =
        found.find() && found.group().startsWith("<!")
            ? withoutDocumentType(text, found.start(), in)
            : new SequenceInputStream(new ByteArrayInputStream(bytes(text)), in);
    return new XmlProlog(document, encoding(head));
  }

  /**
   * Replaces an XML declaration that follows blanks, as Strava writes it: XML allows none before
   * it. Line ends are kept, so that positions are those of the file.
   */
  private static String withoutLateDeclaration(String head) {
    Matcher found = LATE_DECLARATION.matcher(head);
    return found.find()
        ? found.group().replaceAll("[^\\r\\n]", " ") + head.substring(found.end())
        : head;
  }

  private static Charset encoding(String head) {
    Matcher found = ENCODING.matcher(head);
    try {
      return found.find() && found.group(1) != null
          ? Charset.forName(found.group(1))
          : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private static InputStream withoutDocumentType(String text, int start, InputStream in)
      throws IOException {
    String rest = text.substring(start);
    int end = end(rest);
    while (end < 0) {
      byte[] more = in.readNBytes(Content.HEAD_BYTES);
      if (more.length == 0 || rest.length() > MAX_BYTES) {
        throw new UnreadableFileException(
            "endless_prolog",
            SourcePosition.offset(start),
            "The document type of this file is not closed.");
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

  /** The end of a document type, after its bracket if it has one; or -1. */
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
