package coffee.rest.json;

/** How many days a client asks about. */
public final class Days {

  private static final int DEFAULT = 30;
  private static final int MAX = 365;

  private Days() {}

  /** Reads {@code days}, 1 to 365, 30 if it is left out. */
  public static int read(Fields query) {
    return query.optional("days", FieldReader.whole(1, MAX)).orElse(DEFAULT);
  }
}
