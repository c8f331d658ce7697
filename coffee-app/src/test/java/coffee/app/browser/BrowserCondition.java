package coffee.app.browser;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests in a browser where there is none, and says so once; fails where one is required. */
final class BrowserCondition implements ExecutionCondition {

  private static final String REQUIRED = "COFFEE_BROWSER_REQUIRED";
  private static final AtomicBoolean WAS_SAID = new AtomicBoolean();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (BrowserPrograms.find().isPresent()) {
      return ConditionEvaluationResult.enabled("chromium and chromedriver are installed");
    }
    String missing = "chromium and chromedriver are not on the PATH";
    if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
      throw new IllegalStateException(missing + ", but " + REQUIRED + " is true");
    }
    if (!WAS_SAID.getAndSet(true)) {
      System.err.println("WARNING: THE TESTS IN A BROWSER ARE SKIPPED: " + missing + ".");
    }
    return ConditionEvaluationResult.disabled(missing);
  }
}
