package coffee.devices.xml;

import coffee.devices.UnreadableFileException;
import coffee.domain.imports.Place;
import com.ctc.wstx.exc.WstxIOException;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** The end of what can be read of a file whose XML is broken. */
final class MalformedXml {

  private MalformedXml() {}

  /** What went wrong below, if that was it; else that the XML is broken, and where. */
  static IOException failure(XMLStreamException broken) {
    if (broken instanceof WstxIOException && broken.getCause() instanceof IOException cause) {
      return cause;
    }
    int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
    return at(Place.line(Math.max(1, line)));
  }

  static UnreadableFileException at(Place place) {
    return new UnreadableFileException(
        "malformed_xml",
        place,
        "From line %d on this is no XML that can be read.".formatted(place.number()));
  }
}
