package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Use case: a person sends a file to be imported. */
public final class ReceiveImport {

  private final ImportSpool spool;
  private final ImportReader reader;
  private final int atATime;
  private final Consumer<PersonId> room;
  private final Map<PersonId, Integer> underWay = new ConcurrentHashMap<>();

  /**
   * Into a spool, in formats that a reader knows.
   *
   * @param atATime so many files of a person are received at a time
   * @param room refuses who cannot send another file, before it is received
   */
  public ReceiveImport(
      ImportSpool spool, ImportReader reader, int atATime, Consumer<PersonId> room) {
    this.spool = spool;
    this.reader = reader;
    this.atATime = atATime;
    this.room = room;
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
   * @throws DomainException CONFLICT {@code too_many_uploads}, before anything is read; INVALID
   *     {@code unknown_format}; or what the room, the spool and the reader throw
   */
  public Received receive(PersonId person, InputStream body, Optional<String> format) {
    enter(person);
    try {
      room.accept(person);
      return received(person, body, format);
    } finally {
      underWay.computeIfPresent(person, (unused, files) -> files == 1 ? null : files - 1);
    }
  }

  private void enter(PersonId person) {
    underWay.compute(
        person,
        (unused, files) -> {
          int before = files == null ? 0 : files;
          if (before >= atATime) {
            throw DomainException.conflict(
                "too_many_uploads",
                "at most %d files can be received at a time".formatted(atATime));
          }
          return before + 1;
        });
  }

  private Received received(PersonId person, InputStream body, Optional<String> format) {
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
