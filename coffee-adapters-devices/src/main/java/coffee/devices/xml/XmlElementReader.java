package coffee.devices.xml;

import coffee.devices.Content;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxIOException;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the elements of an XML file by their names without prefixes; prefixes need not be declared.
 * Not thread-safe.
 */
public final class XmlElementReader implements Closeable {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_ATTRIBUTES = 100;
  private static final int MAX_ATTRIBUTE_CHARS = 1 << 16;
  private static final int MAX_TEXT_CHARS = 1 << 16;

  /** Bounds the names that a parser keeps; Apple Health has about a hundred. */
  private static final int MAX_NAMES = 2_000;

  /** The attributes of only one of this many elements are counted, for speed. */
  private static final int ELEMENTS_PER_ATTRIBUTE_CHECK = 16;

  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final XMLStreamReader reader;
  private final Set<String> names = new HashSet<>();
  private long starts;

  /** Opens a file. */
  public XmlElementReader(Content content) throws IOException {
    this.in = content.open();
    try {
      this.reader = FACTORY.createXMLStreamReader(XmlProlog.open(in));
    } catch (XMLStreamException noXml) {
      in.close();
      throw unreadable(noXml);
    }
  }

  private static XMLInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(WstxInputProperties.P_ALLOW_XML11_ESCAPED_CHARS_IN_XML10, true);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_CHARS);
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT_CHARS);
    return factory;
  }

  /** The result of {@link #next()}. */
  public enum Event {
    START,
    END,
    FINISHED
  }

  /**
   * Advances to the next start or end of an element.
   *
   * @throws UnreadableFileException {@code malformed_xml}
   */
  public Event next() throws IOException {
    try {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          limitNames();
          return Event.START;
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
          return Event.END;
        }
      }
      return Event.FINISHED;
    } catch (XMLStreamException malformed) {
      throw unreadable(malformed);
    }
  }

  private void limitNames() throws UnreadableFileException {
    names.add(reader.getLocalName());
    if (starts++ % ELEMENTS_PER_ATTRIBUTE_CHECK == 0) {
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        names.add(reader.getAttributeLocalName(i));
      }
    }
    if (names.size() > MAX_NAMES) {
      throw new UnreadableFileException(
          "too_many_names", position(), "There are too many different element names.");
    }
  }

  /** Skips to after the end of the current element. */
  public void skip() throws IOException {
    int depth = 1;
    while (depth > 0) {
      switch (next()) {
        case START -> depth++;
        case END -> depth--;
        case FINISHED -> {
          return;
        }
      }
    }
  }

  /** Reads the text of the current element and its children, to its end. */
  public String text() throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      for (int depth = 1; depth > 0 && reader.hasNext(); ) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> depth++;
          case XMLStreamConstants.END_ELEMENT -> depth--;
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text);
          default -> {
            // ignore comments
          }
        }
      }
    } catch (XMLStreamException malformed) {
      throw unreadable(malformed);
    } catch (WstxLazyException malformed) {
      throw malformedAt(position());
    }
    return text.toString().strip();
  }

  private void append(StringBuilder text) {
    if (text.length() < MAX_TEXT_CHARS) {
      text.append(reader.getText());
    }
  }

  /** The name of the element, without prefix. */
  public String name() {
    return withoutPrefix(reader.getLocalName());
  }

  /** An attribute; empty if missing. */
  public String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  private static String withoutPrefix(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  /** The position of the element. */
  public SourcePosition position() {
    return SourcePosition.line(Math.max(1, reader.getLocation().getLineNumber()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The underlying I/O failure, if any; otherwise an error with the position. */
  private static IOException unreadable(XMLStreamException exception) {
    if (exception instanceof WstxIOException && exception.getCause() instanceof IOException cause) {
      return cause;
    }
    int line = exception.getLocation() == null ? 1 : exception.getLocation().getLineNumber();
    return malformedAt(SourcePosition.line(Math.max(1, line)));
  }

  private static UnreadableFileException malformedAt(SourcePosition position) {
    return new UnreadableFileException(
        "malformed_xml", position, "Invalid XML at line %d.".formatted(position.number()));
  }
}
