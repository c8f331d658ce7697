package coffee.rest.json;

/** Reads the number of days of a request. */
public final class Days {

  private static final int DEFAULT = 30;
  private static final int MAX = 365;

  private Days() {}

  /** Reads {@code days}, 1 to 365, 30 by default. */
  public static int read(Fields query) {
    return query.optional("days", FieldReader.whole(1, MAX)).orElse(DEFAULT);
  }
}
