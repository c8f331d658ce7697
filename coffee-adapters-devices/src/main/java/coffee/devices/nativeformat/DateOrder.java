package coffee.devices.nativeformat;

import coffee.devices.Content;
import coffee.devices.row.DelimitedRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of the numbers in dates such as {@code 10/13/2024}. */
enum DateOrder {
  MONTH_FIRST,
  DAY_FIRST,
  /** No date of the file has a number above 12 in one place only. */
  UNPROVEN;

  private static final int MONTHS = 12;
  private static final Pattern SLASHED = Pattern.compile("\\s*(\\d{1,2})/(\\d{1,2})/.*");

  /**
   * The order that the dates of a CSV file prove.
   *
   * @param column the index of their column
   */
  static DateOrder of(Content content, int column) throws IOException {
    boolean isFirstLarge = false;
    boolean isSecondLarge = false;
    try (InputStream in = content.open()) {
      DelimitedRows rows = new DelimitedRows(in);
      while (rows.next()) {
        Matcher date = SLASHED.matcher(rows.field(column));
        if (date.matches()) {
          isFirstLarge |= isLarge(date, 1);
          isSecondLarge |= isLarge(date, 2);
        }
      }
    }
    return isFirstLarge == isSecondLarge ? UNPROVEN : isFirstLarge ? DAY_FIRST : MONTH_FIRST;
  }

  private static boolean isLarge(Matcher date, int group) {
    return Integer.parseInt(Objects.requireNonNullElse(date.group(group), "0")) > MONTHS;
  }

  /** Whether a text begins with such a date. */
  static boolean concerns(CharSequence text) {
    return SLASHED.matcher(text).matches();
  }
}
