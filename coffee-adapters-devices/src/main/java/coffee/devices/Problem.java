package coffee.devices;

/**
 * Why a row was refused.
 *
 * @param place where it stands
 * @param code stable name for programs, {@code snake_case}
 * @param detail one sentence for a person
 * @param original the row as it stands in the file, cut to {@value #MAX_ORIGINAL_LENGTH} characters
 */
public record Problem(Place place, String code, String detail, String original) {

  /** Enough to find and mend a row, and little enough to keep many. */
  public static final int MAX_ORIGINAL_LENGTH = 500;

  /** Cuts the original text. */
  public Problem {
    if (original.length() > MAX_ORIGINAL_LENGTH) {
      original = original.substring(0, MAX_ORIGINAL_LENGTH);
    }
  }
}
