package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.io.InputStream;
import java.util.Optional;

/** Use case: a person sends a file to be imported. */
public final class ReceiveImport {

  private final ImportSpool spool;
  private final ImportReader reader;

  /** Into a spool, in formats that a reader knows. */
  public ReceiveImport(ImportSpool spool, ImportReader reader) {
    this.spool = spool;
    this.reader = reader;
  }

  /**
   * A file, and the format that it is read as.
   *
   * @param format the format's name
   */
  public record Received(SpooledFile file, String format) {}

  /**
   * Keeps a file. When this throws, nothing is left of it.
   *
   * @param format the name of its format; recognised by its content if empty
   * @throws DomainException INVALID {@code unknown_format}, or what the spool and the reader throw
   */
  public Received receive(PersonId person, InputStream body, Optional<String> format) {
    SpooledFile file = spool.receive(person, body);
    try {
      return new Received(file, format.or(() -> reader.recognise(file)).orElseThrow(this::unknown));
    } catch (RuntimeException refusal) {
      spool.discard(file);
      throw refusal;
    }
  }

  private DomainException unknown() {
    return DomainException.invalid(
        "unknown_format",
        "This is none of the formats that can be read: " + String.join(", ", reader.formats()));
  }
}
