package coffee.rest.problem;

import java.nio.charset.StandardCharsets;

/**
 * One thing that is wrong with what was sent.
 *
 * @param pointer where: a JSON pointer into the body (RFC 6901), or {@code /query/<name>}
 * @param code stable name for programs, {@code snake_case}
 * @param detail one sentence for a person
 */
public record Violation(String pointer, String code, String detail) {

  private static final int MAX_LENGTH = 300;

  /** Cuts what is long and replaces what cannot be encoded: both may quote the client's text. */
  public Violation {
    pointer = printable(pointer);
    detail = printable(detail);
  }

  static String printable(String text) {
    String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
