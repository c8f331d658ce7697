package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Use case: receive a file to be imported. */
public final class ReceiveImport {

  private static final String UNKNOWN =
      "Unsupported file format. A CSV file with the columns timestamp and"
          + " caffeine_mg, or timestamp and bpm, can always be imported.";

  private static final String AMBIGUOUS =
      "Neither the name nor the columns of this file show what its values are. If they are heart"
          + " rates, send it again with ?format=%s";

  private final ImportSpool spool;
  private final ImportReader reader;
  private final int maxConcurrent;
  private final Consumer<PersonId> requireRoom;
  private final Map<PersonId, Integer> uploadsInProgress = new ConcurrentHashMap<>();

  /**
   * Receives files into the given spool, in the formats of the given reader.
   *
   * @param maxConcurrent maximum number of concurrent uploads per person
   * @param requireRoom throws if the person cannot upload another file
   */
  public ReceiveImport(
      ImportSpool spool, ImportReader reader, int maxConcurrent, Consumer<PersonId> requireRoom) {
    this.spool = spool;
    this.reader = reader;
    this.maxConcurrent = maxConcurrent;
    this.requireRoom = requireRoom;
  }

  /**
   * A received file and its format.
   *
   * @param format the format's name
   */
  public record Received(SpooledFile file, String format) {}

  /**
   * Stores a file. When this throws, nothing is kept.
   *
   * @param format the name of its format; detected if empty
   * @param name the name under which it was sent
   * @throws DomainException CONFLICT {@code too_many_uploads}, before anything is read; INVALID
   *     {@code unknown_format}; or as {@code requireRoom}, the spool and the reader
   */
  public Received receive(
      PersonId person, InputStream body, Optional<String> format, Optional<FileName> name) {
    enter(person);
    try {
      requireRoom.accept(person);
      return store(person, body, format, name);
    } finally {
      uploadsInProgress.computeIfPresent(person, (unused, files) -> files == 1 ? null : files - 1);
    }
  }

  private void enter(PersonId person) {
    uploadsInProgress.compute(
        person,
        (unused, files) -> {
          int before = files == null ? 0 : files;
          if (before >= maxConcurrent) {
            throw DomainException.conflict(
                "too_many_uploads", "at most %d uploads at a time".formatted(maxConcurrent));
          }
          return before + 1;
        });
  }

  private Received store(
      PersonId person, InputStream body, Optional<String> format, Optional<FileName> name) {
    SpooledFile file = spool.receive(person, body);
    try {
      return new Received(
          file, format.or(() -> reader.recognize(file, name)).orElseThrow(() -> unknown(file)));
    } catch (RuntimeException refusal) {
      spool.discard(file);
      throw refusal;
    }
  }

  private DomainException unknown(SpooledFile file) {
    List<String> possible = reader.possibleFormats(file);
    return DomainException.invalid(
        "unknown_format", possible.isEmpty() ? UNKNOWN : AMBIGUOUS.formatted(possible.get(0)));
  }
}
