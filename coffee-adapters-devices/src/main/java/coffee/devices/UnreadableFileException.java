package coffee.devices;

import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.util.List;

/** The rest of a file cannot be read; the message is one sentence for the person who sent it. */
public final class UnreadableFileException extends IOException {

  private final String code;
  private final SourcePosition position;
  private final String detail;
  private final List<String> subjects;

  /**
   * Creates the exception.
   *
   * @param code stable name for programs, {@code snake_case}
   * @param position where reading ended
   * @param message one sentence for a person
   */
  public UnreadableFileException(String code, SourcePosition position, String message) {
    this(code, position, message, List.of());
  }

  /**
   * Creates the exception for a file of several people.
   *
   * @param code stable name for programs, {@code snake_case}
   * @param position where reading ended
   * @param message one sentence for a person
   * @param subjects the people to choose from
   */
  public UnreadableFileException(
      String code, SourcePosition position, String message, List<String> subjects) {
    super(message);
    this.code = code;
    this.position = position;
    this.detail = message;
    this.subjects = List.copyOf(subjects);
  }

  public String code() {
    return code;
  }

  /** The message. */
  public String detail() {
    return detail;
  }

  /** The people to choose from; empty unless that is missing. */
  public List<String> subjects() {
    return subjects;
  }

  public SourcePosition position() {
    return position;
  }
}
