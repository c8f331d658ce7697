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
  static IOException unwrap(XMLStreamException exception) {
    if (exception instanceof WstxIOException && exception.getCause() instanceof IOException cause) {
      return cause;
    }
    int line = exception.getLocation() == null ? 1 : exception.getLocation().getLineNumber();
    return malformedAt(SourcePosition.line(Math.max(1, line)));
  }

  static UnreadableFileException malformedAt(SourcePosition position) {
    return new UnreadableFileException(
        "malformed_xml", position, "Invalid XML at line %d.".formatted(position.number()));
  }
}
