package coffee.rest.json;

/** Reads the number of days of a request. */
public final class DaysParameter {

  private static final int DEFAULT = 30;
  private static final int MAX = 365;

  private DaysParameter() {}

  /** Reads {@code days}, 1 to 365, 30 by default. */
  public static int read(Fields query) {
    return query.optional("days", FieldReader.wholeNumber(1, MAX)).orElse(DEFAULT);
  }
}
