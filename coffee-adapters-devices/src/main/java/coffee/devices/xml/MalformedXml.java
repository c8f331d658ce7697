package coffee.devices.xml;

import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import com.ctc.wstx.exc.WstxIOException;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** Errors for malformed XML. */
final class MalformedXml {

  private MalformedXml() {}

  /** The underlying I/O failure, if any; otherwise an error with the position. */
  static IOException unwrap(XMLStreamException broken) {
    if (broken instanceof WstxIOException && broken.getCause() instanceof IOException cause) {
      return cause;
    }
    int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
    return malformedAt(SourcePosition.line(Math.max(1, line)));
  }

  static UnreadableFileException malformedAt(SourcePosition position) {
    return new UnreadableFileException(
        "malformed_xml", position, "Invalid XML at line %d.".formatted(position.number()));
  }
}
