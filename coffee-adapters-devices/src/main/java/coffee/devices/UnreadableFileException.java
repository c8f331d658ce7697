package coffee.devices;

import coffee.domain.imports.Place;
import java.io.IOException;

/** The rest of a file cannot be read; the message is one sentence for the person who sent it. */
public final class UnreadableFileException extends IOException {

  private final String code;
  private final Place place;
  private final String sentence;

  /**
   * Creates the exception.
   *
   * @param code stable name for programs, {@code snake_case}
   * @param place where reading ended
   * @param message one sentence for a person
   */
  public UnreadableFileException(String code, Place place, String message) {
    super(message);
    this.code = code;
    this.place = place;
    this.sentence = message;
  }

  public String code() {
    return code;
  }

  /** The message. */
  public String sentence() {
    return sentence;
  }

  public Place place() {
    return place;
  }
}
