package coffee.app;

/**
 * Why the application does not start, where that is for the operator to mend. The message is one
 * line, says how to mend it, and holds no secret.
 */
public final class StartupRefusal extends RuntimeException {

  /** A refusal. */
  public StartupRefusal(String message) {
    super(message);
  }

  /** A refusal with what was found, which is not shown. */
  public StartupRefusal(String message, Throwable cause) {
    super(message, cause);
  }
}
