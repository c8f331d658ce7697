package coffee.app.browser;

/** The driver refused a command. */
final class WebDriverException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String code;

  /**
   * A refusal.
   *
   * @param code of WebDriver, such as {@code no such element}
   */
  WebDriverException(String code, String message) {
    super(code + ": " + message);
    this.code = code;
  }

  /** Whether the page changed between two commands, so that the same may work now. */
  boolean isPassing() {
    return code.equals("stale element reference")
        || code.equals("no such element")
        || code.equals("javascript error") // the page was left meanwhile
        || code.equals("element click intercepted")
        || code.equals("element not interactable");
  }
}
