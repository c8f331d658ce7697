package coffee.devices;

import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;

/** The rest of a file cannot be read; the message is one sentence for the person who sent it. */
public final class UnreadableFileException extends IOException {

  private final String code;
  private final SourcePosition position;
  private final String detail;

  /**
   * Creates the exception.
   *
   * @param code stable name for programs, {@code snake_case}
   * @param position where reading ended
   * @param message one sentence for a person
   */
  public UnreadableFileException(String code, SourcePosition position, String message) {
    super(message);
    this.code = code;
    this.position = position;
    this.detail = message;
  }

  public String code() {
    return code;
  }

  /** The message. */
  public String detail() {
    return detail;
  }

  public SourcePosition position() {
    return position;
  }
}
