package coffee.persistence;

/** What is in a recorded range. */
public enum RangeContent {
  HEART_RATES(1),
  STEPS(2);

  private final short code;

  RangeContent(int code) {
    this.code = (short) code;
  }

  /** The number in the column {@code kind}. */
  public short code() {
    return code;
  }
}
