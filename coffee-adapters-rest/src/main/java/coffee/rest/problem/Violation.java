package coffee.rest.problem;

import java.nio.charset.StandardCharsets;

/**
 * An error in the input.
 *
 * @param pointer location: a JSON pointer into the body (RFC 6901), or {@code /query/<name>}
 * @param code stable machine-readable name, {@code snake_case}
 * @param detail one sentence for the caller
 */
public record Violation(String pointer, String code, String detail) {

  private static final int MAX_LENGTH = 300;

  /** Shortens long texts and replaces characters that cannot be encoded: both may quote input. */
  public Violation {
    pointer = printable(pointer);
    detail = printable(detail);
  }

  static String printable(String text) {
    String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
