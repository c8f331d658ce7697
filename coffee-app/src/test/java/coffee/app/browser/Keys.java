package coffee.app.browser;

/** Keys without a character, as WebDriver names them. */
final class Keys {

  static final String TAB = "\uE004";
  static final String ENTER = "\uE007";
  static final String CONTROL = "\uE009";
  static final String ESCAPE = "\uE00C";
  static final String LEFT = "\uE012";

  private Keys() {}
}
